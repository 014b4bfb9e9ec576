import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { Invalid, NotAllowed } from '../../src/domain/errors.ts';
import { cancelContract, issueContract } from '../../src/services/contracts.ts';
import { declineRequest, draftRequest, seeAnswer, sendRequest } from '../../src/services/requests.ts';
import { listAnswers, listDepartmentTasks } from '../../src/services/taskLists.ts';
import { newDraft } from '../factories/contracts.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate', 'gestion', 'nina');

const issuing = (id: number) => ({ action: 'contract.issue', on: { kind: 'contract', id } }) as const;
const SAID = { sentence: 'le client attend' };

it('a request sent twice is made once, and the same is not asked again while it is open', async () => {
  const { bill, gestion } = company;
  const { id } = await newDraft(bill);
  const key = randomUUID();
  const sent = await sendRequest(bill, issuing(id), SAID, key);
  expect(sent).toMatchObject({ isNew: true, of: { department: 'gestion' } });
  expect(sent.title).toBe(`Émettre le contrat ${id} — le client attend`);
  expect(await sendRequest(bill, issuing(id), SAID, key)).toMatchObject({ isNew: true });
  expect(await sendRequest(bill, issuing(id), { sentence: '' }, randomUUID())).toMatchObject({
    isNew: false,
    title: sent.title,
  });
  const tasks = await listDepartmentTasks(gestion, { until: null, limit: 100 });
  expect(tasks.filter(({ on }) => on.kind === 'contract' && on.id === id)).toHaveLength(1);
});

it('doing the action answers it; once declined it can be asked for again', async () => {
  const { bill, gestion } = company;
  const draft = await newDraft(bill);
  const find = async () => {
    const tasks = await listDepartmentTasks(gestion, { until: null, limit: 100 });
    const task = tasks.find(({ on }) => on.kind === 'contract' && on.id === draft.id);
    if (!task) throw new Error('no request');
    return task;
  };
  const answer = async () => (await listAnswers(bill, 10)).find(({ on }) => on.id === draft.id);
  await sendRequest(bill, issuing(draft.id), SAID, randomUUID());
  const asked = await find();
  await expect(declineRequest(gestion, asked.id, asked.version, { reason: ' ' })).rejects.toThrow(Invalid);
  await expect(declineRequest(company.kate, asked.id, asked.version, { reason: 'non' })).rejects.toThrow(NotAllowed);
  await declineRequest(gestion, asked.id, asked.version, { reason: 'montant à revoir' });
  expect((await answer())?.answer).toMatchObject({ kind: 'declined', reason: 'montant à revoir' });
  await seeAnswer(gestion, asked.id);
  expect(await answer()).toBeDefined();
  await seeAnswer(bill, asked.id);
  expect(await answer()).toBeUndefined();

  await sendRequest(bill, issuing(draft.id), SAID, randomUUID());
  await issueContract(gestion, draft.id, draft.version);
  expect((await answer())?.answer?.kind).toBe('done');
});

it('what nobody may do now is not asked for, nor what the user may do, nor by whoever gives no tasks', async () => {
  const { bill, gestion, nina } = company;
  const draft = await newDraft(bill);
  await expect(draftRequest(gestion, issuing(draft.id))).rejects.toMatchObject({
    problem: { key: 'requests.allowed' },
  });
  await expect(sendRequest(nina, issuing(draft.id), SAID, randomUUID())).rejects.toThrow(NotAllowed);
  await cancelContract(gestion, draft.id, draft.version);
  await expect(sendRequest(bill, issuing(draft.id), SAID, randomUUID())).rejects.toMatchObject({
    problem: { key: 'refused.contract.issue' },
  });
});

it('a sentence fits the title, and one person goes before the department', async () => {
  const { bill, kate } = company;
  const draft = await newDraft(bill);
  const { what, room } = await draftRequest(bill, issuing(draft.id));
  expect([...what].length + 3 + room).toBe(120);
  const long = { sentence: 'x'.repeat(room + 1) };
  await expect(sendRequest(bill, issuing(draft.id), long, randomUUID())).rejects.toThrow(Invalid);
  const whole = await sendRequest(bill, issuing(draft.id), { sentence: 'x'.repeat(room) }, randomUUID());
  expect(whole.title).toHaveLength(120);
  const update = { action: 'contract.update', on: { kind: 'contract', id: draft.id } } as const;
  expect((await draftRequest(kate, update)).of).toEqual({
    person: { id: bill.actor.id, name: `${bill.actor.firstName} ${bill.actor.lastName}` },
  });
});
