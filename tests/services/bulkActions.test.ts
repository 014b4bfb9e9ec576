import { describe, expect, it } from 'vitest';
import {
  assignSupportToAll,
  cancelEvents,
  deactivateClients,
  moveContracts,
  previewAssignment,
  previewCancellation,
  previewContracts,
  previewDeactivation,
  previewReassignment,
  reassignClients,
} from '../../src/services/bulkActions.ts';
import { deactivateClient, getClient, updateClient } from '../../src/services/clients.ts';
import { getContract } from '../../src/services/contracts.ts';
import { assignSupport, getEvent } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { newClient, newDraft, newEvent } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion');

const event = (name: string, start: string, end: string) =>
  newEvent(company.bill, company.gestion, { name, start, end });

describe('one support for several events', () => {
  it('has a plan: what will happen to each, what is already so; nothing is changed yet', async () => {
    const { gestion, kate, alienor } = company;
    const free = await event('Libre', '3/3/2029 9h', '3/3/2029 10h');
    const taken = await event('Pris', '4/3/2029 9h', '4/3/2029 10h');
    const hers = await event('Déjà', '5/3/2029 9h', '5/3/2029 10h');
    await assignSupport(gestion, taken.id, taken.version, alienor.actor.id);
    await assignSupport(gestion, hers.id, hers.version, kate.actor.id);
    const rows = await previewAssignment(gestion, [hers.id, free.id, taken.id], kate.actor.id);
    expect(rows.map(({ name, person, isSame, problem }) => [name, person?.name ?? null, isSame, problem])).toEqual([
      ['Déjà', 'Kate Hastroff', true, null],
      ['Libre', null, false, null],
      ['Pris', 'Aliénor Vichum', false, null],
    ]);
    expect(await getEvent(gestion, free.id)).toEqual(free);
    expect(await listHistory(gestion, 'event', free.id)).toHaveLength(1);
    await assignSupportToAll(gestion, rows, kate.actor.id);
    for (const { id } of rows) expect((await getEvent(gestion, id)).support?.name).toBe('Kate Hastroff');
    expect((await getEvent(gestion, hers.id)).version).toBe(hers.version + 1);
  });

  it('is refused if two of them overlap, naming the other; without the plan, nothing is changed either', async () => {
    const { gestion, kate } = company;
    const first = await event('Tôt', '6/3/2029 9h', '6/3/2029 12h');
    const second = await event('Tard', '6/3/2029 11h', '6/3/2029 14h');
    const rows = await previewAssignment(gestion, [second.id, first.id], kate.actor.id);
    expect(rows.map(({ name, problem }) => [name, problem?.key ?? null])).toEqual([
      ['Tard', 'bulk.overlap'],
      ['Tôt', null],
    ]);
    expect(rows[0]?.problem?.params).toMatchObject({ event: 'Tôt', support: 'Kate Hastroff' });
    const refusal = await told(assignSupportToAll(gestion, rows, kate.actor.id));
    expect([refusal.key, refusal.error.problem.params?.name]).toEqual(['bulk.refused', 'Tard']);
    for (const { id } of [first, second]) expect((await getEvent(gestion, id)).support).toBeNull();
  });

  it('is refused as a whole if one has changed since the plan, with its name', async () => {
    const { gestion, kate, alienor } = company;
    const one = await event('Premier', '7/3/2029 9h', '7/3/2029 12h');
    const two = await event('Deuxième', '8/3/2029 9h', '8/3/2029 12h');
    const rows = await previewAssignment(gestion, [one.id, two.id], kate.actor.id);
    await assignSupport(gestion, two.id, two.version, alienor.actor.id);
    const refusal = await told(assignSupportToAll(gestion, rows, kate.actor.id));
    expect([refusal.code, refusal.error.problem.params]).toEqual(['conflict', { name: 'Deuxième' }]);
    expect((await getEvent(gestion, one.id)).support).toBeNull();
  });
});

describe('several clients', () => {
  it('are deactivated together by their commercial; a foreign one is refused, and stops the others', async () => {
    const { bill, camille } = company;
    const mine = [await newClient(bill, { companyName: 'Un' }), await newClient(bill, { companyName: 'Deux' })];
    const hers = await newClient(camille, { companyName: 'Autre' });
    const ids = mine.map(({ id }) => id);
    const mixed = await previewDeactivation(bill, [...ids, hers.id]);
    expect(mixed.map(({ problem }) => problem?.key ?? null)).toEqual([null, null, 'refused.isOwnClient']);
    expect((await told(deactivateClients(bill, mixed))).key).toBe('bulk.refused');
    for (const id of ids) expect((await getClient(bill, id)).isActive).toBe(true);
    const rows = await previewDeactivation(bill, ids);
    const done = await deactivateClients(bill, rows);
    expect(done.map(({ companyName, isActive }) => [companyName, isActive])).toEqual([
      ['Un', false],
      ['Deux', false],
    ]);
  });

  it('move to another commercial together, only by gestion', async () => {
    const { bill, camille, gestion } = company;
    const clients = [await newClient(bill), await newClient(bill)];
    const ids = clients.map(({ id }) => id);
    expect((await told(previewReassignment(bill, ids, camille.actor.id))).key).toBe('refused.client.reassign');
    const rows = await previewReassignment(gestion, ids, camille.actor.id);
    expect((await told(reassignClients(bill, rows, camille.actor.id))).key).toBe('refused.client.reassign');
    await updateClient(bill, ids[1] ?? 0, clients[1]?.version ?? 0, typedClient({ companyName: 'Renommé' }));
    expect((await told(reassignClients(gestion, rows, camille.actor.id))).code).toBe('conflict');
    expect((await getClient(gestion, ids[0] ?? 0)).commercial?.id).toBe(bill.actor.id);
    await reassignClients(gestion, await previewReassignment(gestion, ids, camille.actor.id), camille.actor.id);
    for (const id of ids) expect((await getClient(gestion, id)).commercial?.id).toBe(camille.actor.id);
  });

  it('that are already deactivated are refused, as a single one is', async () => {
    const { bill } = company;
    const client = await newClient(bill);
    await deactivateClient(bill, client.id, client.version);
    const [row] = await previewDeactivation(bill, [client.id]);
    expect(row?.problem?.key).toBe('refused.isActiveClient');
  });
});

describe('several contracts', () => {
  it('are issued together by gestion, then signed by their commercial; a draft stops all signatures', async () => {
    const { bill, gestion } = company;
    const [one, two, three] = [await newDraft(bill), await newDraft(bill), await newDraft(bill)];
    const ids = [one.id, two.id];
    expect((await told(previewContracts(bill, ids, 'issue'))).key).toBe('refused.contract.issue');
    await moveContracts(gestion, await previewContracts(gestion, ids, 'issue'), 'issue');
    for (const id of ids) expect((await getContract(bill, id)).statut).toBe('to_sign');

    const mixed = await previewContracts(bill, [...ids, three.id], 'sign');
    expect(mixed.map(({ problem }) => problem === null)).toEqual([true, true, false]);
    expect((await told(moveContracts(bill, mixed, 'sign'))).key).toBe('bulk.refused');
    for (const id of ids) expect((await getContract(bill, id)).statut).toBe('to_sign');
    await moveContracts(bill, await previewContracts(bill, ids, 'sign'), 'sign');
    for (const id of ids) expect((await getContract(bill, id)).statut).toBe('signed');
  });

  it('of another commercial are not signed, and the plan names the refused one', async () => {
    const { bill, camille, gestion } = company;
    const [mine, hers] = [await newDraft(bill), await newDraft(camille)];
    const ids = [mine.id, hers.id];
    await moveContracts(gestion, await previewContracts(gestion, ids, 'issue'), 'issue');
    const rows = await previewContracts(bill, ids, 'sign');
    expect(rows.map(({ id, problem }) => [id, problem === null])).toEqual([
      [mine.id, true],
      [hers.id, false],
    ]);
  });

  it('are cancelled together, unless one of them was saved meanwhile', async () => {
    const { bill, gestion } = company;
    const [one, two] = [await newDraft(bill), await newDraft(bill)];
    const ids = [one.id, two.id];
    const old = await previewContracts(gestion, ids, 'cancel');
    await moveContracts(gestion, await previewContracts(gestion, [two.id], 'issue'), 'issue');
    expect((await told(moveContracts(gestion, old, 'cancel'))).code).toBe('conflict');
    expect((await getContract(gestion, one.id)).statut).toBe('draft');
    await moveContracts(gestion, await previewContracts(gestion, ids, 'cancel'), 'cancel');
    for (const id of ids) expect((await getContract(gestion, id)).statut).toBe('cancelled');
  });

  it('with future events are not cancelled in a group: each needs a decision of its own', async () => {
    const { bill, gestion } = company;
    const { contract } = await event('À venir', '12/3/2029 9h', '12/3/2029 10h');
    const rows = await previewContracts(gestion, [contract.id, (await newDraft(bill)).id], 'cancel');
    expect(rows.map(({ problem }) => problem?.key ?? null)).toEqual(['bulk.stakes', null]);
    expect((await told(moveContracts(gestion, rows, 'cancel'))).key).toBe('bulk.refused');
    expect((await getContract(gestion, contract.id)).statut).toBe('signed');
  });
});

describe('several events', () => {
  it('are cancelled together by gestion; a commercial is refused those with a support', async () => {
    const { bill, gestion, kate } = company;
    const free = await event('Sans personne', '10/3/2029 9h', '10/3/2029 10h');
    const taken = await event('Avec Kate', '11/3/2029 9h', '11/3/2029 10h');
    await assignSupport(gestion, taken.id, taken.version, kate.actor.id);
    const ids = [free.id, taken.id];
    const rows = await previewCancellation(bill, ids);
    expect(rows.map(({ problem }) => problem === null)).toEqual([true, false]);
    expect((await told(cancelEvents(bill, rows))).key).toBe('bulk.refused');
    expect((await getEvent(bill, free.id)).isActive).toBe(true);
    await cancelEvents(gestion, await previewCancellation(gestion, ids));
    for (const id of ids) expect((await getEvent(gestion, id)).isActive).toBe(false);
  });
});
