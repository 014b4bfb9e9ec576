import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createContract, issueContract } from '../../src/services/contracts.ts';
import { assignSupport } from '../../src/services/events.ts';
import { listHome } from '../../src/services/home.ts';
import { recordPayment } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient, newDraft, newEvent, newSigned } from '../factories/contracts.ts';
import { typedDayIn, typedPayment } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate', 'gestion');

const seen = async (session: Session) =>
  Object.fromEntries(
    (await listHome(session)).flatMap((part) =>
      part.kind === 'changes' ? [] : [[part.waiting, part.rows.map(({ id }) => id)]],
    ),
  );

it('an event moves from those who assign to the support in charge, and stays with its commercial', async () => {
  const { bill, kate, gestion } = company;
  const late = await newEvent(bill, gestion, { start: '2/3/2029 9h', end: '2/3/2029 11h' });
  const soon = await newEvent(bill, gestion, { start: '1/3/2029 9h', end: '1/3/2029 11h' });
  const before = await seen(gestion);
  expect(before.toAssign?.filter((id) => id === soon.id || id === late.id)).toEqual([soon.id, late.id]);
  expect((await seen(kate)).next).not.toContain(soon.id);
  await assignSupport(gestion, soon.id, soon.version, kate.actor.id);
  expect((await seen(gestion)).toAssign).not.toContain(soon.id);
  expect((await seen(kate)).next).toContain(soon.id);
  expect((await seen(bill)).next).toEqual(expect.arrayContaining([soon.id, late.id]));
});

it('each department has its own sections, the most urgent first', async () => {
  const { bill, kate, gestion } = company;
  const headings = async (session: Session) => (await listHome(session)).map(({ waiting }) => waiting);
  expect(await headings(gestion)).toEqual(['answers', 'late', ...TASKS, 'toAssign', 'unready', 'toIssue', 'toPay']);
  expect(await headings(bill)).toEqual(['answers', ...TASKS, 'late', 'toSign', 'toPay', 'next', 'drafted']);
  expect(await headings(kate)).toEqual(['answers', ...TASKS, 'next', 'unready']);
});

/** Everybody with a department sees their tasks first. */
const TASKS = ['myTasks', 'departmentTasks'];

/** A day relative to today, as users type it. */
const inDays = (days: number) => typedDayIn(company.gestion, days);
const eventIn = (days: number) =>
  newEvent(company.bill, company.gestion, { start: `${inDays(days)} 9h`, end: `${inDays(days)} 11h` });

it('unpaid contracts are sorted by urgency: nothing paid and an event soon, then the next event, then the largest balance', async () => {
  const { bill, gestion } = company;
  const small = await newSigned(bill, gestion, '300');
  const large = await newSigned(bill, gestion, '90000');
  const far = await eventIn(200);
  const begun = await eventIn(3);
  const near = await eventIn(20);
  await recordPayment(gestion, begun.contract.id, typedPayment({ amount: '10' }), randomUUID());
  const expected = [near.contract.id, begun.contract.id, far.contract.id, large.id, small.id];
  for (const session of [gestion, bill]) {
    const { toPay } = await seen(session);
    expect(toPay?.filter((id) => expected.includes(id))).toEqual(expected);
  }
});

it('a draft waits for gestion, apart from the contracts that its commercial can get signed', async () => {
  const { bill, gestion } = company;
  const draft = await newDraft(bill);
  const client = await newClient(bill);
  const request = await createContract(bill, { clientId: client.id, cost: '500' }, randomUUID());
  const issued = await issueContract(gestion, request.id, request.version);
  const { toSign, drafted } = await seen(bill);
  expect([toSign?.includes(draft.id), drafted?.includes(draft.id)]).toEqual([false, true]);
  expect([toSign?.includes(issued.id), drafted?.includes(issued.id)]).toEqual([true, false]);
});
