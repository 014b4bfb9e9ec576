import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { serverTreeFolder } from '../../src/bootstrap/serverCandidates.js';
import { userPaths } from '../../src/settings/userPaths.ts';

test.each(['', 'relative', './here', undefined])(
  'with HOME=%j the folders are those of the account, and absolute',
  (HOME) => {
    const { config, data, state } = userPaths({ HOME });
    for (const path of [config, data, state, serverTreeFolder({ HOME }, 'mariadb')])
      expect([path, isAbsolute(path)]).toEqual([path, true]);
    expect(data).not.toContain(process.cwd());
  },
);
