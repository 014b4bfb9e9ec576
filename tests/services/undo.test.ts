import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assignSupportToAll, previewAssignment } from '../../src/services/bulkActions.ts';
import { createClient, deactivateClient, getClient, reassignClient, updateClient } from '../../src/services/clients.ts';
import { getContract, issueContract, signContract, updateContract } from '../../src/services/contracts.ts';
import { assignSupport, cancelEvent, getEvent, updateEvent } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { listPayments, recordPayment, reversePayment } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { previewUndo, type UndoPreview, undoLast } from '../../src/services/undo.ts';
import { newClient, newDraft, newEvent, newSigned } from '../factories/contracts.ts';
import { typedClient, typedEvent, typedPayment } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion');

async function planned(session: Session): Promise<UndoPreview> {
  const plan = await previewUndo(session);
  if (!plan) throw new Error('There is nothing to undo.');
  return plan;
}
const undo = async (session: Session): Promise<void> => undoLast(session, await planned(session));
const whyNot = async (session: Session) => (await planned(session)).rows.map(({ problem }) => problem?.key);

describe('undo of the last change', () => {
  it('of a client’s fields: names the values, restores them once, and the history shows it', async () => {
    const { bill } = company;
    const client = await newClient(bill);
    await updateClient(bill, client.id, client.version, typedClient({ fullName: 'Autre Nom', phone: '01 02 03 04' }));
    const plan = await planned(bill);
    expect(plan.rows.map(({ name, values, problem }) => ({ name, values, problem }))).toEqual([
      {
        name: 'Atelier Émeraude',
        problem: null,
        values: [
          { label: 'clients.field.full_name', now: 'Autre Nom', back: 'Zoé Lefèvre' },
          { label: 'clients.field.phone', now: '01 02 03 04', back: '+33 1 22 33 44 55' },
        ],
      },
    ]);
    expect((await getClient(bill, client.id)).fullName).toBe('Autre Nom');
    await undoLast(bill, plan);
    expect(await getClient(bill, client.id)).toMatchObject({ ...client, version: 2, lastUpdate: expect.any(Date) });
    expect((await listHistory(bill, 'client', client.id)).map(({ changes }) => changes.length)).toEqual([2, 2, 7]);
    expect((await told(undoLast(bill, plan))).key).toBe('undo.gone');
    expect(await whyNot(bill)).toEqual(['undo.created']);
  });

  it('of a wrong client name, under the restored name', async () => {
    const { bill } = company;
    const client = await newClient(bill, { companyName: 'Brasserie du Vieux Port' });
    await updateClient(bill, client.id, client.version, typedClient({ companyName: '46000' }));
    expect((await planned(bill)).rows.map(({ name }) => name)).toEqual(['Brasserie du Vieux Port']);
    await undo(bill);
  });

  it('and then of the change before it, also on the same record', async () => {
    const { bill } = company;
    const client = await newClient(bill);
    const once = await updateClient(bill, client.id, client.version, typedClient({ fullName: 'Une Fois' }));
    await updateClient(bill, client.id, once.version, typedClient({ fullName: 'Deux Fois' }));
    await undo(bill);
    expect((await getClient(bill, client.id)).fullName).toBe('Une Fois');
    await undo(bill);
    expect((await getClient(bill, client.id)).fullName).toBe('Zoé Lefèvre');
  });

  it('of a reassignment, of a deactivation, of a contract’s terms', async () => {
    const { bill, camille, gestion } = company;
    const client = await newClient(bill);
    await reassignClient(gestion, client.id, client.version, camille.actor.id);
    await undo(gestion);
    const mine = await getClient(bill, client.id);
    expect(mine.commercial?.id).toBe(bill.actor.id);
    await deactivateClient(bill, client.id, mine.version);
    await undo(bill);
    expect((await getClient(bill, client.id)).isActive).toBe(true);
    const draft = await newDraft(bill, '1250,50');
    await updateContract(bill, draft.id, draft.version, { cost: '99' });
    await undo(bill);
    expect((await getContract(bill, draft.id)).cost).toBe('1250.50');
  });

  it('of an event’s fields and of its support', async () => {
    const { bill, kate, alienor, gestion } = company;
    const event = await newEvent(bill, gestion, { start: '3/3/2030 9h', end: '3/3/2030 10h' });
    const hers = await assignSupport(gestion, event.id, event.version, kate.actor.id);
    const moved = { start: '4/3/2030 9h', end: '4/3/2030 10h', attendees: '', notes: 'Autre' };
    await updateEvent(kate, event.id, hers.version, typedEvent(moved));
    await undo(kate);
    const back = await getEvent(kate, event.id);
    expect([back.start, back.end, back.attendees, back.notes]).toEqual([event.start, event.end, 75, event.notes]);
    await assignSupport(gestion, event.id, back.version, alienor.actor.id);
    await undo(gestion);
    expect((await getEvent(gestion, event.id)).support?.name).toBe('Kate Hastroff');
  });

  it('of several rows: all of them, or none if one has changed', async () => {
    const { bill, kate, alienor, gestion } = company;
    const events = [
      await newEvent(bill, gestion, { name: 'Un', start: '5/3/2030 9h', end: '5/3/2030 10h' }),
      await newEvent(bill, gestion, { name: 'Deux', start: '6/3/2030 9h', end: '6/3/2030 10h' }),
    ];
    const [one, two] = events.map(({ id }) => id) as [number, number];
    await assignSupport(gestion, one, events[0]?.version ?? 0, alienor.actor.id);
    await assignSupportToAll(gestion, await previewAssignment(gestion, [one, two], kate.actor.id), kate.actor.id);
    const plan = await planned(gestion);
    expect(plan.rows.map(({ name, values }) => [name, values[0]?.now, values[0]?.back])).toEqual([
      ['Un', 'Kate Hastroff', 'Aliénor Vichum'],
      ['Deux', 'Kate Hastroff', '(sans support)'],
    ]);
    const now = await getEvent(kate, two);
    await updateEvent(kate, two, now.version, typedEvent({ name: 'Deux', start: '7/3/2030 9h', end: '7/3/2030 10h' }));
    expect(await whyNot(gestion)).toEqual([undefined, 'undo.moved']);
    expect((await told(undoLast(gestion, plan))).code).toBe('conflict');
    expect((await getEvent(gestion, one)).support?.name).toBe('Kate Hastroff');
    await undo(kate);
    // What Kate has undone is as before, but another user has changed it since.
    expect(await whyNot(gestion)).toEqual([undefined, 'undo.moved']);
  });

  it('of a payment, by its reversal, once', async () => {
    const { bill, gestion } = company;
    const contract = await newSigned(bill, gestion, '500');
    await recordPayment(gestion, contract.id, typedPayment({ amount: '200' }), randomUUID());
    const plan = await planned(gestion);
    expect(plan.rows[0]?.values.map(({ label, now, back }) => [label, now, back])).toEqual([
      ['contracts.field.balance', '300,00\u00a0€', '500,00\u00a0€'],
    ]);
    await undoLast(gestion, plan);
    expect((await getContract(gestion, contract.id)).balance).toBe('500.00');
    const payments = await listPayments(gestion, contract.id);
    expect(payments.map(({ amount, note }) => [amount, note])).toEqual([
      ['200.00', ''],
      ['-200.00', 'Saisi par erreur, annulé aussitôt'],
    ]);
    const paid = await recordPayment(gestion, contract.id, typedPayment({ amount: '100' }), randomUUID());
    await reversePayment(gestion, paid.id, { reason: 'Erreur' }, randomUUID());
    expect(await whyNot(gestion)).toEqual(['undo.payment.reverse']);
  });
});

describe('the reason for a refused undo', () => {
  it('a rule forbids the way back', async () => {
    const { bill, gestion } = company;
    const draft = await newDraft(bill);
    expect(await whyNot(bill)).toEqual(['undo.created']);
    const issued = await issueContract(gestion, draft.id, draft.version);
    expect(await whyNot(gestion)).toEqual(['undo.contract.issue']);
    await signContract(bill, issued.id, issued.version);
    expect(await whyNot(bill)).toEqual(['undo.contract.sign']);
    expect((await told(undo(bill))).key).toBe('undo.contract.sign');
    const event = await newEvent(bill, gestion);
    await cancelEvent(bill, event.id, event.version);
    expect(await whyNot(bill)).toEqual(['undo.event.cancel']);
  });

  it('another user has saved since, or the right is gone', async () => {
    const { bill, camille, gestion } = company;
    const client = await newClient(bill);
    const mine = await updateClient(bill, client.id, client.version, typedClient({ fullName: 'Moi' }));
    await reassignClient(gestion, client.id, mine.version, camille.actor.id);
    expect(await whyNot(bill)).toEqual(['undo.moved']);
    const event = await newEvent(bill, gestion);
    const changed = await updateEvent(bill, event.id, event.version, typedEvent({ name: 'Autre' }));
    const { support } = await assignSupport(gestion, event.id, changed.version, company.kate.actor.id);
    expect(support).not.toBeNull();
    expect(await whyNot(bill)).toEqual(['undo.moved']);
  });

  it('nothing was changed: saving a form without changes writes nothing', async () => {
    const fresh = await company.signIn('bill.boquet');
    expect(await previewUndo(fresh)).toBeNull();
    const client = await createClient(company.bill, typedClient(), randomUUID());
    await updateClient(fresh, client.id, client.version, { ...typedClient(), creationDate: '' });
    expect(await previewUndo(fresh)).toBeNull();
  });
});
