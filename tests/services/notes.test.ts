import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getClient, updateClient } from '../../src/services/clients.ts';
import { updateContract } from '../../src/services/contracts.ts';
import { assignSupport } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { listNotes } from '../../src/services/lists/noteList.ts';
import { addNote, mayAddNote, withdrawNote } from '../../src/services/notes.ts';
import { previewUndo, undoLast } from '../../src/services/undo.ts';
import { newClient, newDraft, newEvent } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'kate', 'gestion', 'nina');

const call = (body = 'Rappelé : d’accord pour mardi.') => ({ kind: 'call', body });
const on = (kind: 'client' | 'contract' | 'event', id: number) => ({ kind, id });

describe('notes', () => {
  it('saved twice by one form are made once', async () => {
    const { id } = await newClient(company.bill);
    const key = randomUUID();
    const first = await addNote(company.bill, on('client', id), call(), key);
    const again = await addNote(company.bill, on('client', id), call(), key);
    expect(again.id).toBe(first.id);
    expect(await listNotes(company.bill, on('client', id))).toHaveLength(1);
  });

  it('come back as they were typed, whatever is in them', async () => {
    const { id } = await newClient(company.bill);
    const typed = [
      "Robert'); DROP TABLE note;-- “é” ñ 会 😀\n=1+1 <b>gras</b> {{x}} %s ?",
      '  deux espaces  ',
      'x'.repeat(4000),
    ];
    for (const body of typed) await addNote(company.bill, on('client', id), { kind: 'internal', body }, randomUUID());
    const notes = await listNotes(company.nina, on('client', id));
    expect(notes.map(({ body }) => body)).toEqual(typed.toReversed());
    expect(notes[0]).toMatchObject({ author: { id: company.bill.actor.id }, kind: 'internal', isActive: true });
  });

  it('are refused without a text, with one that is too long, or with hidden signs', async () => {
    const { id } = await newClient(company.bill);
    const add = (input: { kind: string; body: string }) => addNote(company.bill, on('client', id), input, randomUUID());
    expect((await told(add(call(' ')))).fields).toEqual({ body: 'field.required' });
    expect((await told(add(call('x'.repeat(4001))))).fields).toEqual({ body: 'field.tooLong' });
    expect((await told(add(call('a\u202Eb')))).fields).toEqual({ body: 'field.hidden' });
    expect((await told(add({ kind: 'gossip', body: 'a' }))).fields).toEqual({ kind: 'field.choice' });
  });

  it('of a contract and an event are also in the list of their client, and say so', async () => {
    const { bill, gestion } = company;
    const event = await newEvent(bill, gestion);
    const { client, contract } = event;
    const parents = [on('client', client.id), on('contract', contract.id), on('event', event.id)];
    for (const parent of parents) await addNote(bill, parent, call(parent.kind), randomUUID());
    const notes = await listNotes(bill, on('client', client.id));
    expect(notes.map(({ body, contractId, eventId }) => ({ body, contractId, eventId }))).toEqual([
      { body: 'event', contractId: null, eventId: event.id },
      { body: 'contract', contractId: contract.id, eventId: null },
      { body: 'client', contractId: null, eventId: null },
    ]);
    expect((await listNotes(bill, on('contract', contract.id))).map(({ body }) => body)).toEqual(['contract']);
    expect(await listNotes(bill, on('client', client.id), 1)).toHaveLength(1);
  });

  it('of a contract go with it to another client, written by others too', async () => {
    const { bill, gestion } = company;
    const draft = await newDraft(bill);
    const other = await newClient(bill);
    await addNote(gestion, on('contract', draft.id), call('Suit le contrat'), randomUUID());
    await addNote(bill, on('client', draft.client.id), call('Reste ici'), randomUUID());
    await updateContract(bill, draft.id, draft.version, { clientId: other.id });
    const bodiesOf = async (id: number) => (await listNotes(bill, on('client', id))).map(({ body }) => body);
    expect(await bodiesOf(other.id)).toEqual(['Suit le contrat']);
    expect(await bodiesOf(draft.client.id)).toEqual(['Reste ici']);
  });

  it('a contact moves the client’s last update, and nobody’s open form is refused', async () => {
    const { bill, gestion } = company;
    const client = await newClient(bill);
    await addNote(gestion, on('client', client.id), { kind: 'internal', body: 'a' }, randomUUID());
    expect((await getClient(bill, client.id)).lastUpdate).toEqual(client.lastUpdate);
    await addNote(gestion, on('client', client.id), call(), randomUUID());
    const after = await getClient(bill, client.id);
    expect(after.lastUpdate.getTime()).toBeGreaterThan(client.lastUpdate.getTime());
    expect(after.version).toBe(client.version);
    const renamed = typedClient({ fullName: 'Autre Nom' });
    expect((await updateClient(bill, client.id, client.version, renamed)).fullName).toBe('Autre Nom');
  });

  it('a support writes on assigned events and their clients, on no others', async () => {
    const { bill, kate, gestion } = company;
    const event = await newEvent(bill, gestion, { start: '1/3/2033 10h', end: '1/3/2033 12h' });
    const [here, above, between] = [
      on('event', event.id),
      on('client', event.client.id),
      on('contract', event.contract.id),
    ];
    for (const parent of [here, above, between]) {
      expect((await told(mayAddNote(kate, parent))).key).toBe('refused.isServedRecord');
      expect((await told(addNote(kate, parent, call(), randomUUID()))).key).toBe('refused.isServedRecord');
    }
    await assignSupport(gestion, event.id, event.version, kate.actor.id);
    for (const parent of [here, above]) {
      await mayAddNote(kate, parent);
      await addNote(kate, parent, call(), randomUUID());
    }
    expect((await told(mayAddNote(kate, between))).key).toBe('refused.isServedRecord');
    expect((await told(mayAddNote(company.nina, here))).key).toBe('refused.note.add');
  });

  it('are withdrawn by their author, once; undo withdraws the last one', async () => {
    const { bill, gestion } = company;
    const { id } = await newClient(bill);
    const parent = on('client', id);
    const first = await addNote(bill, parent, call('Première'), randomUUID());
    expect((await told(withdrawNote(gestion, first.id, first.version))).key).toBe('refused.isOwnNote');
    const second = await addNote(bill, parent, call('Seconde'), randomUUID());
    const preview = await previewUndo(bill);
    expect(preview?.rows).toMatchObject([{ kind: 'note', name: 'Note « Seconde »', problem: null }]);
    if (preview) await undoLast(bill, preview);
    expect((await listNotes(bill, parent)).map(({ body }) => body)).toEqual(['Première']);
    const { version } = await withdrawNote(bill, first.id, first.version);
    expect(await listNotes(bill, parent)).toEqual([]);
    expect((await told(withdrawNote(bill, first.id, version))).key).toBe('refused.isStandingNote');
    expect((await previewUndo(bill))?.rows).toMatchObject([{ problem: { key: 'undo.note.withdraw' } }]);
    expect((await listHistory(gestion, 'note', second.id)).map(({ by, action }) => [by?.id, action])).toEqual([
      [bill.actor.id, 'update'],
      [bill.actor.id, 'create'],
    ]);
  });
});
