import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const SOURCE = pathToFileURL(join(import.meta.dirname, '../../src/bootstrap/makeFolder.js')).href;
const FOLDERS = 300;

it('sessions that start at the same moment create the same folders without an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  try {
    const script = `import { makeFolder } from ${JSON.stringify(SOURCE)};
      for (let at = 0; at < ${FOLDERS}; at += 1) makeFolder(${JSON.stringify(folder)} + '/' + at + '/a/b/c');`;
    const sessions = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const codes = await Promise.all(sessions.map(async (session) => (await once(session, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readdirSync(folder)).toHaveLength(FOLDERS);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
