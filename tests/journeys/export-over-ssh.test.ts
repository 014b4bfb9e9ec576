import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRemoteCommand } from '../../src/cli/remoteCommand.ts';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { copiedIn, listenTo } from '../support/sentBytes.ts';

const company = demoCompany();
const remote = { isRemote: true } as const;

it('over SSH, X puts a list on the clipboard of the person’s own terminal, with tabs between the cells', async () => {
  const bill = await company.signIn('bill.boquet', remote);
  const sent = listenTo(bill);
  await bill.press('2', 'm');
  const mine = await countRows(
    company.server,
    "contract JOIN client USING (client_id) JOIN collaborator USING (collaborator_id) WHERE contract.is_active AND username = 'bill.boquet'",
  );
  await waitForRows(bill, 2, mine);
  await bill.press('X');
  await bill.waitFor(/Où +‹ fichier sur le serveur/);
  await bill.press('Right');
  await bill.waitFor(/presse-papiers de votre poste \(74.994 octets au plus\)/);
  await bill.press('Ctrl+S');
  await bill.waitFor(`${mine} lignes envoyées au presse-papiers`);
  const [text = ''] = copiedIn(sent.text());
  const rows = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  expect(rows).toHaveLength(mine + 1);
  expect(rows[0]?.slice(0, 2)).toEqual(['N°', 'Société']);
  expect(text).toMatch(/\t\d+,\d\d\t/);
  expect(existsSync(join(company.server.config.home.data, 'exports', 'bill.boquet'))).toBe(false);
});

it('over SSH, X gives the command that fetches the list, and the server would run it', async () => {
  const bill = await company.signIn('bill.boquet', remote);
  const sent = listenTo(bill);
  await bill.press('1', 'm');
  await find(bill, 1, 'cool startup');
  await bill.press('X', 'Right', 'Right');
  await bill.waitFor('commande à lancer sur votre poste');
  await bill.press('Ctrl+S');
  await bill.waitFor('Copiée, à lancer sur votre poste');
  const [line = ''] = copiedIn(sent.text());
  const [, command = ''] = /^ssh \S+ '(.*)' > '[^']+\.xlsx'$/.exec(line) ?? [];
  expect(line.startsWith(`ssh ${userInfo().username}@${hostname()} '`)).toBe(true);
  expect(readRemoteCommand(command, true)).toEqual([
    'list',
    'clients',
    '--filter',
    'mine',
    '--text',
    'cool startup',
    '--xlsx',
  ]);
});

it('on one’s own machine X asks for no place', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1', 'X');
  await bill.waitFor(/Format +‹ XLSX/);
  expect(bill.text()).not.toMatch(/Où +‹/);
});
