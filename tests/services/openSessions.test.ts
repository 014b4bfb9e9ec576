import { expect, it } from 'vitest';
import { NotAllowed } from '../../src/domain/errors.ts';
import { endSession, keepSession, listOpenSessions } from '../../src/services/openSessions.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';
import { until } from '../support/databaseStates.ts';

const company = staff('bill', 'gestion');

const open = async () => (await listOpenSessions(company.gestion)).map(({ person }) => person.name);

it('gestion sees a session from where and since when it is open, until it is closed', async () => {
  const session = await company.signIn('kate.hastroff');
  keepSession(session);
  await until(async () => (await open()).includes('Kate Hastroff'), 'the session is listed');
  const [found] = await listOpenSessions(company.gestion);
  expect(found).toMatchObject({ origin: 'here', person: { id: session.actor.id } });
  expect(Math.abs(Date.now() - (found?.begunAt.getTime() ?? 0))).toBeLessThan(60_000);
  await session.close();
  expect(await open()).not.toContain('Kate Hastroff');
});

it('a session that gestion ends is told so within seconds, and another one of the same person goes on', async () => {
  const [ended, other] = [await company.signIn('kate.hastroff'), await company.signIn('kate.hastroff')];
  keepSession(ended);
  await until(async () => (await open()).length === 1, 'the first session is listed');
  keepSession(other);
  await until(async () => (await open()).length === 2, 'both sessions are listed');
  const reasons: unknown[] = [];
  ended.onEnded((reason) => reasons.push(['ended', reason]));
  other.onEnded((reason) => reasons.push(['other', reason]));
  const sessions = await listOpenSessions(company.gestion);
  const first = Math.min(...sessions.map(({ id }) => id));
  await endSession(company.gestion, first);
  await until(async () => reasons.length > 0, 'the session is told');
  expect(reasons).toEqual([['ended', { key: 'notice.sessionEndedByGestion' }]]);
  expect(await open()).toEqual(['Kate Hastroff']);
  const [entry] = await askDatabase(
    company.server,
    "SELECT actor_id AS actor, record_id AS record FROM journal WHERE kind = 'rights' ORDER BY journal_id DESC LIMIT 1",
  );
  expect(entry).toEqual({ actor: company.gestion.actor.id, record: ended.actor.id });
  await expect(endSession(company.gestion, first)).rejects.toThrow();
});

it('nobody else sees or ends sessions', async () => {
  await expect(listOpenSessions(company.bill)).rejects.toThrow(NotAllowed);
  await expect(endSession(company.bill, 1)).rejects.toThrow(NotAllowed);
});
