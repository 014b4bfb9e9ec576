import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

const SERVICE = readFileSync(new URL('../../docs/deploy/epicevent-doctor.service', import.meta.url), 'utf8');

test('the service for systemd runs doctor with options that it has', async () => {
  const words = /^ExecStart=(.*)$/m.exec(SERVICE)?.[1]?.split(' ') ?? [];
  expect(words.slice(0, 4)).toEqual(['/usr/local/bin/epicevent', '--lang', 'en', 'doctor']);
  const { out } = await runCommand(['doctor', '--help'], { env: { EPICEVENT_HOME: '/nowhere' } });
  const options = words.slice(4).filter((word) => word.startsWith('--'));
  expect(options).toEqual(['--json', '--admin-url-file']);
  for (const option of options) expect(out).toContain(option);
});
