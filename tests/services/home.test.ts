import { expect, it } from 'vitest';
import { assignSupport } from '../../src/services/events.ts';
import { listHome } from '../../src/services/home.ts';
import type { Session } from '../../src/services/session.ts';
import { newEvent } from '../factories/contracts.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate', 'gestion');

const seen = async (session: Session) =>
  Object.fromEntries((await listHome(session)).map(({ waiting, rows }) => [waiting, rows.map(({ id }) => id)]));

it('an event moves from who assigns to who is in charge, and is the commercial’s all the while', async () => {
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

it('each department has its own headings, the most urgent first', async () => {
  const { bill, kate, gestion } = company;
  const headings = async (session: Session) => (await listHome(session)).map(({ waiting }) => waiting);
  expect(await headings(gestion)).toEqual(['toAssign', 'toIssue', 'toPay']);
  expect(await headings(bill)).toEqual(['toSign', 'toPay', 'next']);
  expect(await headings(kate)).toEqual(['next']);
});
