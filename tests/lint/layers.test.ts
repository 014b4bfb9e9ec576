import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/** Forbidden code, its place, and the linter's advice. */
const REFUSED: readonly (readonly [path: string, code: string, instead: string])[] = [
  ['src/tui/panes/x.ts', "import { Op } from 'sequelize';\nexport const x = Op;", 'call a function of src/services'],
  ['src/tui/panes/x.ts', "export const x = () => import('mysql2/promise');", 'call a function of src/services'],
  ['src/tui/panes/x.ts', "export { Client } from '../../models/Client.ts';", 'call a function of src/services'],
  ['src/tui/x.ts', "export { unitOfWork } from '../db/unitOfWork.ts';", 'call a function of src/services'],
  ['src/tui/kit/x.ts', "export type { Role } from '../../domain/roles.ts';", 'hand what it needs in by its props'],
  ['src/tui/kit/x.ts', "export { createStore } from '../state/store.ts';", 'hand what it needs in by its props'],
  ['src/tui/layers/x.tsx', "import { useInput } from 'ink';\nexport const x = useInput;", 'declare a binding'],
  ['src/tui/kit/x.tsx', "import { useFocus } from 'ink';\nexport const x = useFocus;", 'declare a binding'],
  ['src/tui/x.ts', "export { spawn } from 'node:child_process';", 'no shell escape'],
  ['src/services/x.ts', "export { App } from '../tui/App.tsx';", 'let src/tui or src/cli show it'],
  [
    'src/services/x.ts',
    "import { useState } from 'react';\nexport const x = useState;",
    'let src/tui or src/cli show it',
  ],
  ['src/services/x.ts', "export { execFile } from 'node:child_process';", 'no shell escape'],
  ['src/domain/x.ts', "export { can } from '../policies/can.ts';", 'imports nothing but itself'],
  ['src/domain/x.ts', "export type { Texts } from '../i18n/translator.ts';", 'imports nothing but itself'],
  ['src/domain/x.ts', "export { createHash } from 'node:crypto';", 'imports nothing but itself'],
  ['src/domain/x.ts', "export { z } from 'zod';", 'imports nothing but itself'],
  ['src/domain/records/x.ts', "export { can } from '../../policies/can.ts';", 'imports nothing but itself'],
  ['src/domain/records/x.ts', "export { DataTypes } from 'sequelize';", 'imports nothing but itself'],
  ['src/policies/x.ts', "export { getClient } from '../services/clients.ts';", 'load it in src/services'],
  ['src/policies/x.ts', "export { openDatabase } from '../db/connection.ts';", 'load it in src/services'],
  ['src/models/x.ts', "export { getClient } from '../services/clients.ts';", 'put what needs a person'],
  ['src/db/x.ts', "export { Client } from '../models/Client.ts';", 'call it from src/services or src/cli'],
  ['migrations/x.ts', "export { RULES } from '../src/domain/rules.ts';", 'plain SQL that never changes'],
  ['migrations/x.ts', "export { client } from './objects/client.ts';", 'plain SQL that never changes'],
  ['migrations/objects/x.ts', "export { install } from '../../src/db/install.ts';", 'follows from src/domain alone'],
  ['src/i18n/x.ts', "export { getClient } from '../services/clients.ts';", 'hand the values of a text in'],
  ['src/tui/x.ts', "export { list } from '../cli/list.ts';", 'src/main.tsx hands each what it needs'],
  ['src/cli/x.ts', "export { App } from '../tui/App.tsx';", 'src/main.tsx hands it over'],
  ['src/cli/x.ts', "export { clean } from '../tui/kit/text.ts';", 'src/main.tsx hands it over'],
  ['src/services/x.ts', "export { seedDemo } from '../../seeders/seedDemo.ts';", 'let src/tui or src/cli show it'],
  ['src/policies/x.ts', "export { Client } from '../models/Client.ts';", 'load it in src/services'],
  ['src/policies/x.ts', "export type { Config } from '../settings/config.ts';", 'load it in src/services'],
  ['src/models/x.ts', "export type { Texts } from '../i18n/translator.ts';", 'put what needs a person'],
  ['src/db/x.ts', "export { seedDemo } from '../../seeders/seedDemo.ts';", 'call it from src/services or src/cli'],
  ['src/db/seedLargeX.ts', "export { random } from '../../seeders/random.ts';", 'call it from src/services or src/cli'],
  [
    'src/db/engine/x.ts',
    "export { random } from '../../../seeders/random.ts';",
    'call it from src/services or src/cli',
  ],
  ['src/cli/x.ts', "export { seedLarge } from '../../seeders/large/seedLarge.ts';", 'npm run seed:large'],
  ['src/tui/x.ts', "export { random } from '../../seeders/random.ts';", 'no part of the application'],
  ['src/tui/keys/x.ts', "export { random } from '../../../seeders/random.ts';", 'no part of the application'],
  ['src/x.ts', "export { random } from '../seeders/random.ts';", 'no part of the application'],
  ['src/bootstrap/x.ts', "export { random } from '../../seeders/random.ts';", 'no part of the application'],
  ['src/domain/x.ts', "export { random } from '../../seeders/random.ts';", 'imports nothing but itself'],
  ['src/policies/x.ts', "export { random } from '../../seeders/random.ts';", 'load it in src/services'],
  ['src/models/x.ts', "export { random } from '../../seeders/random.ts';", 'put what needs a person'],
  ['src/i18n/x.ts', "export { random } from '../../seeders/random.ts';", 'hand the values of a text in'],
  ['src/settings/x.ts', "export { random } from '../../seeders/random.ts';", 'hand them to whoever needs them'],
  ['src/files/x.ts', "export { random } from '../../seeders/random.ts';", 'hand the text in'],
  ['src/db/engine/x.ts', "export { can } from '../../policies/can.ts';", 'call it from src/services or src/cli'],
  ['src/i18n/x.ts', "export type { Config } from '../settings/config.ts';", 'hand the values of a text in'],
  ['src/settings/x.ts', "export { supervisor } from '../db/engine/supervisor.ts';", 'hand them to whoever needs them'],
  ['src/settings/x.ts', "export { translator } from '../i18n/translator.ts';", 'hand them to whoever needs them'],
  ['src/files/x.ts', "export { userPaths } from '../settings/userPaths.ts';", 'hand the text in'],
  ['src/services/x.ts', 'export const x = (Client: any) => Client.bulkCreate([]);', 'load the record and save()'],
  ['src/services/x.ts', "export const x = (c: any) => c.increment('balance');", 'load the record and save()'],
  ['src/services/x.ts', 'export const x = (Client: any) => Client.update({}, { where: {} });', 'then update() it'],
  ['src/services/x.ts', 'export const x = (m: any) => m.Client.destroy({ where: {} });', 'then update() it'],
  ['src/services/x.ts', 'export const x = () => console.log(1);', 'console'],
  ['src/services/x.ts', 'export const x = () => process.env;', 'process.env'],
  ['src/services/x.ts', 'export default 1;', 'default export'],
  ['src/services/x.ts', 'export const x = () => { try { x(); } catch {} };', 'empty block'],
  ['src/services/x.ts', `${'// line\n'.repeat(301)}export const x = 1;`, 'lines'],
  ['tests/x.test.ts', `${'// line\n'.repeat(401)}export const x = 1;`, 'lines'],
];

/** Similar code that is allowed. */
const TAKEN: readonly (readonly [path: string, code: string])[] = [
  ['src/services/x.ts', "export { Client } from '../models/Client.ts';"],
  ['src/services/x.ts', 'export const x = (client: any) => client.update({}, {});'],
  ['src/tui/panes/x.ts', "export { listClients } from '../../services/clients.ts';"],
  ['src/tui/kit/x.ts', "export { clean } from '../../domain/safeText.ts';"],
  ['src/domain/x.ts', "export { ROLES } from './roles.ts';\nexport { client } from './records/client.ts';"],
  ['src/domain/records/x.ts', "export { ROLES } from '../roles.ts';\nexport { client } from './client.ts';"],
  ['src/tui/keys/KeyProvider.tsx', "import { useInput } from 'ink';\nexport const x = useInput;"],
  ['src/tui/kit/x.tsx', "import { Text } from 'ink';\nexport const x = Text;"],
  ['src/settings/x.ts', "export { writeWhole } from '../files/writeWhole.ts';"],
  ['src/db/x.ts', "export type { Config } from '../settings/config.ts';\nexport { Usage } from '../domain/errors.ts';"],
  ['src/cli/x.ts', "export { seedDemo } from '../../seeders/seedDemo.ts';"],
  ['migrations/objects/x.ts', "export { RULES } from '../../src/domain/rules.ts';"],
  ['seeders/x.ts', 'export const x = (Client: any) => Client.bulkCreate([]);'],
  ['seeders/large/x.ts', "export { objectLedger } from '../../src/db/objectLedger.ts';"],
  ['tests/x.test.ts', `${'// line\n'.repeat(350)}export const x = 1;`],
];

/** A copy of the linter's settings with every example in a file of its own, linted in one run. */
let folder: string;
let said: ReadonlyMap<string, string>;

/** The examples share paths, so each gets its own name. */
const nameOf = (path: string, at: string) => path.replace(/\.(test\.)?(tsx?)$/, `${at}.$1$2`);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'epicevent-')));
  for (const name of ['.biome.json', '.biome', '.gitignore']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  const examples = [...REFUSED.map(([path, code], at) => [nameOf(path, `R${at}`), code] as const)];
  examples.push(...TAKEN.map(([path, code], at) => [nameOf(path, `T${at}`), code] as const));
  for (const [path, code] of examples) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
  }
  const args = [BIOME, 'lint', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const found = new Map<string, string>();
  for (const line of stdout.split('\n')) {
    const file = /file=([^,]+)/.exec(line)?.[1]?.replace(`${folder}/`, '');
    if (file !== undefined) found.set(file, `${found.get(file) ?? ''}${line}\n`);
  }
  said = found;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the linter refuses with its advice', () => {
  test.each(REFUSED.map((example, at) => [...example, at] as const))('%s: %s', (path, _code, instead, at) => {
    expect(said.get(nameOf(path, `R${at}`)) ?? '(nothing)').toContain(instead);
  });
});

describe('the linter accepts', () => {
  test.each(TAKEN.map((example, at) => [...example, at] as const))('%s: %s', (path, _code, at) => {
    expect(said.get(nameOf(path, `T${at}`)) ?? '').not.toMatch(/noRestrictedImports|plugin|noExcessiveLinesPerFile/);
  });
});
