import { readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { logPath } from '../../src/cli/log.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const LIST = ['list', 'clients', '--text', 'startup', '--username', 'bill.boquet'];
const [TRACE, INFO] = [10, 30];
let server: TestServer;
let env: Environment;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
});
afterEach(() => rmSync(logPath(userPaths(env)), { force: true }));
afterAll(() => server.stop());

/** Returns the lines that a list writes to the log. */
async function logged(args: readonly string[], more: Environment = {}) {
  const { code, err } = await runCommand([...LIST, ...args], { env: { ...env, ...more }, input: 'epicevent-demo\n' });
  expect([code, err]).toEqual([0, '']);
  const text = readFileSync(logPath(userPaths(env)), 'utf8');
  const lines: Record<string, unknown>[] = text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  return { text, lines, levels: new Set(lines.map(({ level }) => level)) };
}

describe('the log contains the lines of its level', () => {
  test('by default events, but not every query', async () => {
    expect((await logged([])).levels).toEqual(new Set([INFO]));
  });

  test('every query with its time, and none of its values, at trace', async () => {
    const { text, lines, levels } = await logged(['--log-level', 'trace']);
    expect(levels).toContain(TRACE);
    const queries = lines.filter(({ msg }) => msg === 'query');
    expect(queries.length).toBeGreaterThan(0);
    for (const { milliseconds } of queries) expect(milliseconds).toBeTypeOf('number');
    expect(text).not.toMatch(/startup|SELECT|\$2b\$/i);
  });

  test('by the variable; the option has priority', async () => {
    expect((await logged([], { EPICEVENT_LOG_LEVEL: 'trace' })).levels).toContain(TRACE);
    rmSync(logPath(userPaths(env)));
    expect((await logged(['--log-level=silent'], { EPICEVENT_LOG_LEVEL: 'trace' })).text).toBe('');
  });
});

describe('an unknown level is refused with one sentence', () => {
  const refused = async (argv: string[], more: Environment) => {
    const { code, out, err } = await runCommand(argv, { env: { ...env, ...more } });
    expect([code, out]).toEqual([2, '']);
    return err;
  };

  test.each([
    [
      'fr',
      'Valeur incorrecte pour --log-level <level> : « epicevent list clients --help » montre celles qui conviennent.\n',
    ],
    ['en', 'Invalid value for --log-level <level>: “epicevent list clients --help” shows the valid ones.\n'],
  ])('as an option, in %s', async (lang, said) => {
    expect(await refused([...LIST, '--log-level', 'loud'], { EPICEVENT_LANG: lang })).toBe(said);
  });

  test.each([
    [
      'fr',
      'Le niveau de journal « loud » n’existe pas : mettez trace, debug, info, warn, error ou silent dans EPICEVENT_LOG_LEVEL.\n',
    ],
    ['en', 'Unknown log level “loud”: set EPICEVENT_LOG_LEVEL to trace, debug, info, warn, error or silent.\n'],
  ])('as a variable, in %s, before the screen too', async (lang, said) => {
    expect(await refused(LIST, { EPICEVENT_LANG: lang, EPICEVENT_LOG_LEVEL: 'loud' })).toBe(said);
    expect(await refused([], { EPICEVENT_LANG: lang, EPICEVENT_LOG_LEVEL: 'loud' })).toBe(said);
  });
});
