import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withOwner } from '../../src/db/withOwner.ts';
import { NotAllowed } from '../../src/domain/errors.ts';
import { deactivateClient } from '../../src/services/clients.ts';
import { deactivateCollaborator, getCollaborator, workOf } from '../../src/services/collaborators.ts';
import { addNote } from '../../src/services/notes.ts';
import { listDepartmentTasks, listMyTasks, listTasksOf } from '../../src/services/taskLists.ts';
import { createTask, finishTask, getTask, updateTask } from '../../src/services/tasks.ts';
import { previewUndo, undoLast } from '../../src/services/undo.ts';
import { newClient, newEvent, newSigned } from '../factories/contracts.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate', 'gestion', 'nina');

const input = (values: object = {}) => ({ title: 'Rappeler', when: 'aujourd’hui', addressee: 'support', ...values });

it('every department gives tasks on every kind of record, also where it may change nothing', async () => {
  const { bill, kate, gestion } = company;
  const event = await newEvent(bill, gestion);
  for (const session of [bill, kate, gestion]) {
    for (const on of [
      { kind: 'client', id: event.client.id },
      { kind: 'contract', id: event.contract.id },
      { kind: 'event', id: event.id },
    ] as const) {
      const made = await createTask(session, on, input(), randomUUID());
      expect(made).toMatchObject({ title: 'Rappeler', department: 'support', createdBy: { id: session.actor.id } });
      const [line] = await listTasksOf(session, on.kind, on.id, 1);
      expect(line?.on).toMatchObject({ ...on, companyName: event.client.companyName });
    }
  }
  await expect(createTask(company.nina, { kind: 'event', id: event.id }, input(), randomUUID())).rejects.toThrow(
    NotAllowed,
  );
});

it('a form that is sent twice gives one task', async () => {
  const { bill, gestion } = company;
  const { id } = await newSigned(bill, gestion, '100');
  const key = randomUUID();
  const on = { kind: 'contract', id } as const;
  const [first, again] = [await createTask(bill, on, input(), key), await createTask(bill, on, input(), key)];
  expect(again.id).toBe(first.id);
});

it('the own tasks and those of the department are overdue or due within a week, the oldest first', async () => {
  const { bill, kate, gestion } = company;
  const { id } = await newEvent(bill, gestion);
  const on = { kind: 'event', id } as const;
  const give = (when: string, addressee: string) => createTask(gestion, on, input({ when, addressee }), randomUUID());
  const mine = String(kate.actor.id);
  const [today, late, , ofAll] = [
    await give('aujourd’hui', mine),
    await give('avant-hier', mine),
    await give('dans 8 jours', mine),
    await give('dans 6 jours', 'support'),
  ];
  const ids = (lines: readonly { readonly id: number }[]) => lines.map((line) => line.id);
  expect(ids(await listMyTasks(kate, 100))).toEqual([late.id, today.id]);
  expect(ids(await listDepartmentTasks(kate, { until: null, limit: 500 }))).toContain(ofAll.id);
  expect(ids(await listDepartmentTasks(bill, { until: null, limit: 500 }))).not.toContain(ofAll.id);
  expect(await listMyTasks(kate, 1)).toHaveLength(1);
});

it('two who finish the same task: the second is told that it is done', async () => {
  const { bill, kate, gestion } = company;
  const { id } = await newEvent(bill, gestion);
  const made = await createTask(bill, { kind: 'event', id }, input(), randomUUID());
  await finishTask(kate, made.id, made.version);
  await expect(finishTask(bill, made.id, made.version)).rejects.toMatchObject({
    problem: { key: 'refused.isUnfinishedTask' },
  });
});

it('what, when and for whom are changed together, or one of them', async () => {
  const { bill, gestion } = company;
  const { id } = await newEvent(bill, gestion, { start: '4/6/2031 13h', end: '4/6/2031 15h' });
  const made = await createTask(bill, { kind: 'event', id }, input({ when: 'J-30' }), randomUUID());
  expect(made).toMatchObject({ dueOn: '2031-05-05', daysBefore: 30 });
  const renamed = await updateTask(bill, made.id, made.version, { title: 'Écrire' });
  expect(renamed).toMatchObject({ title: 'Écrire', dueOn: '2031-05-05' });
  const moved = await updateTask(gestion, made.id, renamed.version, { when: '1/6/2031', addressee: 'gestion' });
  expect(moved).toMatchObject({ dueOn: '2031-06-01', daysBefore: null, department: 'gestion' });
});

it('a note with a next action gives its author a task, and one undo takes both back', async () => {
  const { bill } = company;
  const { id } = await newClient(bill);
  const on = { kind: 'client', id } as const;
  const written = { kind: 'call', body: 'A demandé un devis.', next: 'rappeler demain 10h' };
  await addNote(bill, on, written, randomUUID());
  const [line] = await listTasksOf(bill, 'client', id, 2);
  expect(line).toMatchObject({ title: 'rappeler 10:00', assignee: { id: bill.actor.id }, isActive: true });
  const preview = await previewUndo(bill);
  expect(preview?.rows).toHaveLength(2);
  if (preview) await undoLast(bill, preview);
  expect(await getTask(bill, line?.id ?? 0)).toMatchObject({ isActive: false });
});

it('a next action without a day is refused beside its field, and nothing is written', async () => {
  const { bill } = company;
  const { id } = await newClient(bill);
  const written = { kind: 'call', body: 'A demandé un devis.', next: 'rappeler' };
  await expect(addNote(bill, { kind: 'client', id }, written, randomUUID())).rejects.toMatchObject({
    fields: { next: { key: 'field.nextAction' } },
  });
});

it('a deactivated client takes no task, and its own come back with it', async () => {
  const { bill } = company;
  const client = await newClient(bill);
  const on = { kind: 'client', id: client.id } as const;
  const made = await createTask(bill, on, input(), randomUUID());
  await deactivateClient(bill, client.id, client.version);
  await expect(createTask(bill, on, input(), randomUUID())).rejects.toMatchObject({
    problem: { key: 'rule.task_record_inactive' },
  });
  expect(await getTask(bill, made.id)).toMatchObject({ isRecordActive: false });
});

it('gestion sees the tasks of a department of which nobody is left, and gives them to somebody else', async () => {
  const { bill, gestion } = company;
  const { id } = await newEvent(bill, gestion);
  const made = await createTask(bill, { kind: 'event', id }, input(), randomUUID());
  const listed = async () => (await listDepartmentTasks(gestion, { until: null, limit: 500 })).map((line) => line.id);
  expect(await listed()).not.toContain(made.id);
  await withOwner(company.server.admin, 'epicevent', ({ connection }) =>
    connection.query("UPDATE collaborator SET is_active = FALSE WHERE role = 'support'"),
  );
  expect(await listed()).toContain(made.id);
  await updateTask(gestion, made.id, made.version, { addressee: 'gestion' });
  await withOwner(company.server.admin, 'epicevent', ({ connection }) =>
    connection.query("UPDATE collaborator SET is_active = TRUE WHERE role = 'support'"),
  );
  expect(await listed()).toContain(made.id);
});

it('the tasks of somebody who leaves go to a colleague, or stay with the department', async () => {
  const { bill, kate, gestion } = company;
  const { id } = await newClient(bill);
  const on = { kind: 'client', id } as const;
  const made = await createTask(bill, on, input({ addressee: String(kate.actor.id) }), randomUUID());
  const { version } = await getCollaborator(gestion, kate.actor.id);
  const handover = { clientsTo: null, eventsTo: 'unassigned', tasksTo: gestion.actor.id } as const;
  expect((await workOf(gestion, kate.actor.id)).taskTitles).toContain('Rappeler');
  await deactivateCollaborator(gestion, kate.actor.id, version, handover);
  expect(await getTask(bill, made.id)).toMatchObject({ assignee: { id: gestion.actor.id } });
});
