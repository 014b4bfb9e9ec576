import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('every user sees all active clients, with their columns and a card (S7)', async () => {
  const nina = await company.signIn('nina.perrot');
  await waitForRows(nina, 1, await countRows(company.server, 'client WHERE is_active'));
  const clients = readPane(nina.screen, 1);
  expect(clients.title).toBe('1 Clients — tous');
  expect(clients.header.split(/\s{2,}/)).toEqual(['Société▴', 'Interlocuteur', 'MàJ']);
  expect(clients.rows).toContainEqual(expect.stringMatching(/^Cool Startup LLC +Kevin Casey +29\/03\/23$/));
  expect([...clients.rows]).toEqual(clients.rows.toSorted((a, b) => a.localeCompare(b, 'fr')));

  await nina.press('/');
  await nina.type('cool');
  await nina.press('Enter');
  await nina.waitFor((screen) => readPane(screen, 1).selected.startsWith('Cool Startup'));
  await nina.waitFor((screen) => readCard(screen).includes('Historique'));
  const card = readCard(nina.screen);
  expect(card).toMatch(/^Cool Startup LLC\nInterlocuteur +Kevin Casey\nE-mail +kevin@startup\.io\n/);
  expect(card).toMatch(/Téléphone +\+678 123 456 78\nClient depuis +dimanche 18 avril 2021\nModifié le +29 mars 2023/);
  expect(card).toMatch(/Commercial +Bill Boquet/);
});

it('the zoomed pane shows every column of the list', async () => {
  const nina = await company.signIn('nina.perrot', { columns: 160 });
  await nina.press('z');
  await nina.waitFor('Client depuis');
  const { header, rows } = readPane(nina.screen, 1);
  expect(header.split(/\s{2,}/).join(' | ')).toMatch(
    /^Société▴ \| Interlocuteur \| E-mail \| Téléphone \| Commercial \| Client depuis MàJ$/,
  );
  expect(rows.find((row) => row.startsWith('Cool Startup'))).toMatch(
    /kevin@startup\.io +\+678 123 456 78 +Bill Boquet +18\/04\/21 +29\/03\/23$/,
  );
});
