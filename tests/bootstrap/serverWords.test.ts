import { expect, test } from 'vitest';
import { reasonIn, wordsOf } from '../../src/db/engine/serverWords.ts';

test.each([
  [
    '\nFATAL ERROR: Could not find my_print_defaults\n\nThe following directories were searched:\n\n    /usr/bin\n',
    'Could not find my_print_defaults',
  ],
  [
    "2026-11-28 13:00:00 0 [Note] Starting\n2026-11-28 13:00:00 0 [ERROR] InnoDB: The innodb_system data file 'ibdata1' must be writable\n2026-11-28 [ERROR] Aborting",
    "InnoDB: The innodb_system data file 'ibdata1' must be writable",
  ],
  [
    '2026-11-28T13:00:00.1Z 0 [ERROR] [MY-010457] [Server] --initialize specified but the data directory has files in it.',
    '--initialize specified but the data directory has files in it.',
  ],
  [
    'mariadbd: error while loading shared libraries: liburing.so.2: cannot open shared object file\n',
    'mariadbd: error while loading shared libraries: liburing.so.2: cannot open shared object file',
  ],
  ['', ''],
])('the reason in %j is «%s»', (said, reason) => expect(reasonIn(said)).toBe(reason));

test('a script that prints its error on the standard output is understood, too', () => {
  const error = Object.assign(new Error('Command failed'), { stdout: 'FATAL ERROR: no room\n', stderr: '' });
  expect(reasonIn(wordsOf(error))).toBe('no room');
  expect(wordsOf(new Error('spawn ENOENT'))).toBe('spawn ENOENT');
});
