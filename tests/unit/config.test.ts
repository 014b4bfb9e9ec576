import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Usage } from '../../src/domain/errors.ts';
import { chooseLang, loadConfig } from '../../src/settings/config.ts';
import { writeConfigFile } from '../../src/settings/configFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the user’s folders', () => {
  test('follow the XDG standard', () => {
    const env = { HOME: '/h', XDG_DATA_HOME: '/d', XDG_STATE_HOME: 'relative, so ignored' };
    expect(userPaths(env)).toEqual({
      config: '/h/.config/epicevent',
      data: '/d/epicevent',
      state: '/h/.local/state/epicevent',
    });
  });

  test('are all in EPICEVENT_HOME if it is set', () => {
    const env = { HOME: '/h', XDG_DATA_HOME: '/d', EPICEVENT_HOME: '/one' };
    expect(userPaths(env)).toEqual({ config: '/one/config', data: '/one/data', state: '/one/state' });
  });
});

describe('the language', () => {
  test.each([
    [{}, undefined, undefined, 'fr'],
    [{ LANG: 'C.UTF-8' }, undefined, undefined, 'fr'],
    [{ LANG: 'en_US.UTF-8' }, undefined, undefined, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'fr_FR.UTF-8' }, undefined, undefined, 'fr'],
    [{ LANG: 'en_US.UTF-8' }, undefined, 'fr', 'fr'],
    [{ LANG: 'fr_FR.UTF-8', EPICEVENT_LANG: 'en' }, undefined, 'fr', 'en'],
    [{ EPICEVENT_LANG: 'en' }, 'fr', 'en', 'fr'],
  ] as const)('%j, asked %s, in the file %s: %s', (env, asked, inFile, lang) => {
    expect(chooseLang(env, asked, inFile)).toBe(lang);
  });

  test('an unknown language is refused', () => {
    expect(() => chooseLang({ EPICEVENT_LANG: 'de' })).toThrow(Usage);
  });
});

describe('the configuration', () => {
  test('without a file is that of the private server, with secrets that stay the same', () => {
    const env = { EPICEVENT_HOME: folder };
    const first = loadConfig(env);
    expect(first).toMatchObject({ isPrivate: true, isDemo: true, schema: 'epicevent', zone: 'Europe/Paris' });
    expect(first.serverKey).toHaveLength(32);
    expect(loadConfig(env)).toEqual(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  test('of a remote server comes from the file, which only its owner can read', () => {
    const env = { EPICEVENT_HOME: folder, LANG: 'fr_FR' };
    const serverKey = 'ab'.repeat(32);
    const path = writeConfigFile(userPaths(env), {
      database: { host: 'db.example.com', port: 3307, tls: true },
      serverKey,
      loginSecret: 'a secret of the sign-in',
      zone: 'America/New_York',
      demo: true,
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain(serverKey);
    expect(loadConfig(env)).toMatchObject({
      isPrivate: false,
      isDemo: false,
      database: { host: 'db.example.com', port: 3307, tls: true },
      zone: 'America/New_York',
    });
  });
});

describe('a key that is enough', () => {
  const load = (ssh: unknown) => {
    const env = { EPICEVENT_HOME: join(folder, `ssh-${JSON.stringify(ssh).length}`) };
    writeFileSync(writeConfigFile(userPaths(env), {}), JSON.stringify({ ssh }));
    return loadConfig(env);
  };

  test('is so only where the administrator says it', () => {
    expect(loadConfig({ EPICEVENT_HOME: folder })).toMatchObject({ isKeyEnough: false, person: null });
    expect(load({ keyIsEnough: true }).isKeyEnough).toBe(true);
    expect(load({}).isKeyEnough).toBe(false);
    expect(() => load({ keyIsEnough: 'yes' })).toThrow();
    expect(() => load({ keyIsEnough: true, more: 1 })).toThrow();
  });
});

describe('the limits of a session', () => {
  const load = (session: object) => {
    const env = { EPICEVENT_HOME: folder };
    writeFileSync(writeConfigFile(userPaths(env), {}), JSON.stringify({ session }));
    return loadConfig(env).session;
  };

  test('have usual values, each by itself', () => {
    expect(loadConfig({ EPICEVENT_HOME: folder }).session).toEqual({ lockAfterMinutes: 15, endAfterHours: 12 });
    expect(load({ lockAfterMinutes: 0 })).toEqual({ lockAfterMinutes: 0, endAfterHours: 12 });
    expect(load({ endAfterHours: 24 })).toEqual({ lockAfterMinutes: 15, endAfterHours: 24 });
  });

  test.each([
    ['session.lockAfterMinutes', { lockAfterMinutes: -1 }],
    ['session.lockAfterMinutes', { lockAfterMinutes: 241 }],
    ['session.lockAfterMinutes', { lockAfterMinutes: 1.5 }],
    ['session.endAfterHours', { endAfterHours: 0 }],
    ['session.endAfterHours', { endAfterHours: 25 }],
    ['session.endAfterHours', { endAfterHours: '12' }],
    ['session.lockAfter', { lockAfter: 5 }],
  ])('%s is refused in %j', (part, session) => {
    expect(() => load(session)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ key: 'cli.configBroken', params: expect.objectContaining({ part }) }),
      }),
    );
  });
});
