import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { updateEvent } from '../../src/services/events.ts';
import { listHome } from '../../src/services/home.ts';
import { addNote, withdrawNote } from '../../src/services/notes.ts';
import { recordPayment } from '../../src/services/payments.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import { seeChanges, sinceVisit } from '../../src/services/sinceVisit.ts';
import { createTask, finishTask } from '../../src/services/tasks.ts';
import { newClient, newEvent, newSigned } from '../factories/contracts.ts';
import { typedPayment } from '../factories/inputs.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';

const company = staff('bill', 'gestion', 'nina');

/** Runs the work in a new visit of the commercial. */
async function visit<T>(work: (bill: Session) => Promise<T>): Promise<T> {
  const bill = await signIn(company.deps, 'bill.boquet', DEMO_PASSWORD);
  try {
    return await work(bill);
  } finally {
    await bill.close();
  }
}

const call = { kind: 'call', body: 'Rappelé.' };

it('tells the newest change of each record once, with its record, and forgets what was shown', async () => {
  const { bill, gestion } = company;
  const client = await newClient(bill);
  const contract = await newSigned(bill, gestion, '100');
  const event = await newEvent(bill, gestion);
  await visit(async (session) => seeChanges(session, (await sinceVisit(session)).newest));
  await visit(async (session) => expect(await sinceVisit(session)).toMatchObject({ rows: [], isWhole: true }));
  for (const kind of ['call', 'internal']) {
    await addNote(gestion, { kind: 'client', id: client.id }, { kind, body: kind }, randomUUID());
  }
  await recordPayment(gestion, contract.id, typedPayment({ amount: '60' }), randomUUID());
  const note = await addNote(gestion, { kind: 'event', id: event.id }, call, randomUUID());
  await withdrawNote(gestion, note.id, note.version);
  await updateEvent(bill, event.id, event.version, { location: 'Lyon' });
  await visit(async (session) => {
    const { rows, isWhole, newest } = await sinceVisit(session);
    expect(isWhole).toBe(true);
    expect(rows.map(({ kind, record, change }) => [kind, record.id, change.table, change.isNew])).toEqual([
      ['events', event.id, 'note', false],
      ['contracts', contract.id, expect.stringMatching(/contract|payment/), expect.any(Boolean)],
      ['clients', client.id, 'note', true],
    ]);
    expect(rows[2]?.change.note).toEqual({ kind: 'internal', body: 'internal' });
    expect((await listHome(session)).at(-1)).toMatchObject({ waiting: 'since', kind: 'changes', newest });
    await seeChanges(session, newest);
    expect((await sinceVisit(session)).rows).toHaveLength(3);
  });
  await visit(async (session) => expect((await sinceVisit(session)).rows).toEqual([]));
});

it('tells of a task that was given on the user’s record, and that it was done', async () => {
  const { bill, gestion } = company;
  const event = await newEvent(bill, gestion);
  const given = { title: 'Relire le contrat', when: 'demain', addressee: 'gestion' };
  await visit(async (session) => seeChanges(session, (await sinceVisit(session)).newest));
  const task = await createTask(gestion, { kind: 'event', id: event.id }, given, randomUUID());
  const told = (change: object) => expect.objectContaining({ kind: 'events', change: expect.objectContaining(change) });
  await visit(async (session) => {
    const { rows } = await sinceVisit(session);
    expect(rows).toContainEqual(told({ isNew: true, task: { title: 'Relire le contrat', isDone: false } }));
  });
  await finishTask(gestion, task.id, task.version);
  await visit(async (session) => {
    const { rows } = await sinceVisit(session);
    expect(rows).toContainEqual(told({ isNew: false, task: { title: 'Relire le contrat', isDone: true } }));
  });
});

it('shows 20 records at most, and says that there are more; nothing without a department', async () => {
  const { bill, gestion } = company;
  for (let count = 0; count < 21; count += 1) {
    const { id } = await newClient(bill);
    await addNote(gestion, { kind: 'client', id }, call, randomUUID());
  }
  await visit(async (session) => {
    const { rows, isWhole } = await sinceVisit(session);
    expect(rows).toHaveLength(20);
    expect(isWhole).toBe(false);
  });
  expect(await sinceVisit(company.nina)).toMatchObject({ rows: [] });
});
