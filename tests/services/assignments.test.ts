import { describe, expect, it } from 'vitest';
import { assignSupport, listEvents, listSupportsFor, updateEvent } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { newEvent } from '../factories/contracts.ts';
import { typedEvent } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';
import { wholeList } from '../support/wholeList.ts';

const company = staff('bill', 'kate', 'alienor', 'gestion');

describe('assigning a support', () => {
  it('shows the events of each support that day, and the overlapping one', async () => {
    const { bill, kate, alienor, gestion } = company;
    const [morning, noon, night] = [
      await newEvent(bill, gestion, { name: 'Matinée', start: '2/3/2028 9h', end: '2/3/2028 11h' }),
      await newEvent(bill, gestion, { name: 'Déjeuner', start: '2/3/2028 11h', end: '2/3/2028 15h' }),
      await newEvent(bill, gestion, { name: 'Nuit', start: '2/3/2028 14h', end: '3/3/2028 2h' }),
    ];
    await assignSupport(gestion, morning.id, morning.version, kate.actor.id);
    await assignSupport(gestion, night.id, night.version, alienor.actor.id);
    const { choices } = await listSupportsFor(gestion, [noon.id]);
    expect(
      choices.map(({ person, thatDay, overlaps }) => [
        person.name,
        thatDay.map(({ name }) => name),
        overlaps[0]?.other.name ?? null,
      ]),
    ).toEqual([
      ['Kate Hastroff', ['Matinée'], null],
      ['Aliénor Vichum', ['Nuit'], 'Nuit'],
    ]);
  });

  it('ranks them: free that day, then rested, then with the fewest events that week, and shows why', async () => {
    const { bill, kate, alienor, gestion } = company;
    const at = async (name: string, start: string, end: string, person?: typeof kate) => {
      const event = await newEvent(bill, gestion, { name, start, end });
      return person ? assignSupport(gestion, event.id, event.version, person.actor.id) : event;
    };
    const order = async (id: number) =>
      (await listSupportsFor(gestion, [id])).choices.map((choice) => [
        choice.person.name.split(' ')[0],
        choice.thatDay.map(({ name }) => name),
        choice.restBefore === null ? null : choice.restBefore / 3_600_000,
        choice.restAfter === null ? null : choice.restAfter / 3_600_000,
        choice.thatWeek,
      ]);
    // Monday, 5 June 2028: nobody has an event that week, so names decide.
    const one = await at('Lundi', '5/6/2028 10h', '5/6/2028 12h');
    expect(await order(one.id)).toEqual([
      ['Kate', [], null, null, 0],
      ['Aliénor', [], null, null, 0],
    ]);
    await at('Jeudi', '8/6/2028 10h', '8/6/2028 12h', kate);
    expect((await order(one.id)).map(([name, , , , week]) => [name, week])).toEqual([
      ['Aliénor', 0],
      ['Kate', 1],
    ]);
    // Rest is more important than the week: until 2 in the morning, then 8 hours.
    await at('Veille', '4/6/2028 20h', '4/6/2028 23h59', alienor);
    await at('Suite', '5/6/2028 23h', '6/6/2028 1h');
    const rested = await order(one.id);
    expect(rested).toEqual([
      ['Kate', [], null, null, 1],
      ['Aliénor', [], 10 + 1 / 60, null, 0],
    ]);
    // A free day is more important than rest.
    await at('Soir', '5/6/2028 23h30', '6/6/2028 1h', kate);
    expect(await order(one.id)).toEqual([
      ['Aliénor', [], 10 + 1 / 60, null, 0],
      ['Kate', ['Soir'], null, null, 2],
    ]);
  });

  it('shows how long each is busy on the days of the event’s week, also over a change of the clocks', async () => {
    const { bill, kate, gestion } = company;
    const at = async (name: string, start: string, end: string, isOfKate = true) => {
      const event = await newEvent(bill, gestion, { name, start, end });
      return isOfKate ? assignSupport(gestion, event.id, event.version, kate.actor.id) : event;
    };
    // The week of 20 to 26 March 2028: the clock moves forward in the night to Sunday.
    const wanted = await at('Mercredi', '22/3/2028 10h', '22/3/2028 12h', false);
    await at('Dimanche d’avant', '19/3/2028 22h', '20/3/2028 2h');
    await at('Jeudi', '23/3/2028 10h', '23/3/2028 13h30');
    await at('Nuit', '25/3/2028 22h', '26/3/2028 4h');
    await at('Lundi d’après', '27/3/2028 0h', '27/3/2028 3h');
    const { choices } = await listSupportsFor(gestion, [wanted.id]);
    const hours = Object.fromEntries(
      choices.map(({ person, week }) => [person.name, week.map((busy) => busy / 3_600_000)]),
    );
    expect(hours).toMatchObject({
      'Kate Hastroff': [2, 0, 0, 3.5, 0, 2, 3],
      'Aliénor Vichum': [0, 0, 0, 0, 0, 0, 0],
    });
    const far = await at('Plus tard', '5/4/2028 10h', '5/4/2028 12h', false);
    expect((await listSupportsFor(gestion, [wanted.id, far.id])).choices.map(({ week }) => week)).toEqual([[], []]);
  });

  it('ranks them for several events by the worst of each, and names those that one support cannot have together', async () => {
    const { bill, kate, alienor, gestion } = company;
    const at = (name: string, start: string, end: string) => newEvent(bill, gestion, { name, start, end });
    const [one, two, beside] = [
      await at('Un', '7/8/2028 10h', '7/8/2028 12h'),
      await at('Deux', '9/8/2028 10h', '9/8/2028 12h'),
      await at('À côté', '9/8/2028 11h', '9/8/2028 13h'),
    ];
    const taken = await at('Pris', '9/8/2028 9h', '9/8/2028 11h');
    await assignSupport(gestion, taken.id, taken.version, kate.actor.id);
    const week = await at('Plus tard', '11/8/2028 9h', '11/8/2028 11h');
    await assignSupport(gestion, week.id, week.version, alienor.actor.id);
    const { choices, clashes } = await listSupportsFor(gestion, [one.id, two.id]);
    expect(clashes).toEqual([]);
    expect(
      choices.map(({ person, overlaps, thatWeek }) => [
        person.name,
        overlaps.map(({ event, other }) => [event.name, other.name]),
        thatWeek,
      ]),
    ).toEqual([
      ['Aliénor Vichum', [], 1],
      ['Kate Hastroff', [['Deux', 'Pris']], 1],
    ]);
    const together = await listSupportsFor(gestion, [one.id, two.id, beside.id]);
    expect(together.clashes.map(({ event, other }) => [event.name, other.name])).toEqual([['À côté', 'Deux']]);
  });

  it('finds an event that started days before', async () => {
    const { bill, kate, gestion } = company;
    const fair = await newEvent(bill, gestion, { name: 'Salon', start: '1/9/2028 9h', end: '10/9/2028 18h' });
    await assignSupport(gestion, fair.id, fair.version, kate.actor.id);
    const event = await newEvent(bill, gestion, { name: 'Visite', start: '7/9/2028 9h', end: '7/9/2028 10h' });
    const { choices } = await listSupportsFor(gestion, [event.id]);
    expect(choices.map(({ overlaps }) => overlaps[0]?.other.name ?? null)).toEqual([null, 'Salon']);
  });

  it('to two overlapping events is refused, naming the other, unless a reason is given, which is stored', async () => {
    const { bill, kate, gestion } = company;
    const first = await newEvent(bill, gestion, { name: 'Premier', start: '4/4/2028 10h', end: '4/4/2028 12h' });
    const second = await newEvent(bill, gestion, { name: 'Second', start: '4/4/2028 11h', end: '4/4/2028 13h' });
    await assignSupport(gestion, first.id, first.version, kate.actor.id);
    const refusal = await told(assignSupport(gestion, second.id, second.version, kate.actor.id));
    expect(refusal.fields).toEqual({ reason: 'refused.overlapNeedsReason' });
    expect(refusal.error.problem.params).toMatchObject({ event: 'Premier', support: 'Kate Hastroff' });
    const assigned = await assignSupport(gestion, second.id, second.version, kate.actor.id, { reason: 'Même salle' });
    expect(assigned.support?.name).toBe('Kate Hastroff');
    const history = await listHistory(gestion, 'event', second.id);
    expect(history.map(({ reason }) => reason)).toContain('Même salle');
  });

  it('accepts only active supports, and can be undone', async () => {
    const { bill, kate, gestion } = company;
    const event = await newEvent(bill, gestion, { start: '5/5/2028 10h', end: '5/5/2028 12h' });
    const refusal = await told(assignSupport(gestion, event.id, event.version, bill.actor.id));
    expect(refusal.key).toBe('rule.event_support_invalid');
    const assigned = await assignSupport(gestion, event.id, event.version, kate.actor.id);
    expect((await told(assignSupport(gestion, event.id, event.version, null))).code).toBe('conflict');
    const mine = () => wholeList((options) => listEvents(kate, { scope: 'mine' }, options));
    expect((await mine()).map(({ id }) => id)).toContain(event.id);
    const free = await assignSupport(gestion, event.id, assigned.version, null);
    expect(free.support).toBeNull();
    expect((await mine()).map(({ id }) => id)).not.toContain(event.id);
  });

  it('prevents the support from moving an event onto another one', async () => {
    const { bill, kate, gestion } = company;
    const [one, two] = [
      await newEvent(bill, gestion, { name: 'Un', start: '6/6/2028 10h', end: '6/6/2028 12h' }),
      await newEvent(bill, gestion, { name: 'Deux', start: '6/6/2028 12h', end: '6/6/2028 14h' }),
    ];
    await assignSupport(gestion, one.id, one.version, kate.actor.id);
    const mine = await assignSupport(gestion, two.id, two.version, kate.actor.id);
    const typed = typedEvent({ start: '6/6/2028 11h59', end: '6/6/2028 14h' });
    const refusal = await told(updateEvent(kate, two.id, mine.version, typed));
    expect(refusal.fields).toEqual({ start: 'refused.overlap' });
    expect(refusal.error.problem.params?.event).toBe('Un');
  });
});
