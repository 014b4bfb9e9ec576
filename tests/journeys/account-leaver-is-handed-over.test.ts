import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const owned = (username: string) =>
  countRows(
    company.server,
    `client JOIN collaborator USING (collaborator_id) WHERE client.is_active AND username = '${username}'`,
  );

it('the clients go to a colleague; the open session ends with a notice, and sign-in is refused', async () => {
  const total = (await owned('bill.boquet')) + (await owned('commercial.demo'));
  const [bill, gestion] = [await company.signIn('bill.boquet'), await company.signIn('gestion.demo')];
  await gestion.press('4');
  await find(gestion, 4, 'boquet');
  await gestion.press('d');
  await gestion.waitFor('Départ (Bill Boquet) : qui reprend son travail ?');
  const clients = await owned('bill.boquet');
  await gestion.waitFor(new RegExp(`Confier ses ${clients} clients à +.*choisir…`));
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Champ obligatoire.');
  await gestion.press('Right');
  await gestion.waitFor(/clients à +.*Camille Durand/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(`${clients} clients → Camille Durand`);
  await gestion.waitFor('Atelier Bastide');
  expect(await owned('bill.boquet')).toBe(clients);
  await gestion.press('o');
  await gestion.waitFor('Compte désactivé : Bill Boquet.');
  expect(await owned('commercial.demo')).toBe(total);
  await gestion.waitFor((screen) => readPane(screen, 4).total === 0);

  await bill.waitFor('Mot de passe');
  await bill.waitFor('Votre session a été fermée');
  expect(bill.text()).not.toContain('Clients');
  await bill.type('epicevent-demo');
  await bill.press('Enter');
  await bill.waitFor('Identifiant ou mot de passe incorrect.');

  const camille = await company.signIn('commercial.demo');
  await find(camille, 1, 'cool startup');
  expect(readPane(camille.screen, 1).title).toContain('mes clients');
});

it('a support’s future events become unassigned when no other support is free, and the account can be reactivated', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4');
  await find(gestion, 4, 'hastroff');
  await gestion.press('d');
  await gestion.waitFor('Départ (Kate Hastroff)');
  await gestion.waitFor(/Confier ses \d+ événements à venir à +.*choisir…/);
  await gestion.press('Right', 'Right');
  await gestion.waitFor(/événements à venir à +.*Aliénor Vichum/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/\d+ événements à venir → Aliénor Vichum/);
  await gestion.press('o');
  await gestion.waitFor('Ce support a déjà un événement à ce moment.');
  await gestion.waitFor(/événements à venir à +.*Aliénor Vichum/);
  await gestion.press('Left');
  await gestion.waitFor(/événements à venir à +.*sans support/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/\d+ événements à venir → sans support/);
  await gestion.press('o');
  await gestion.waitFor('Compte désactivé : Kate Hastroff.');
  const left =
    'event JOIN collaborator ON collaborator_id = support_contact WHERE event.is_active AND event_end > UTC_TIMESTAMP()';
  expect(await countRows(company.server, `${left} AND username = 'kate.hastroff'`)).toBe(0);
  await gestion.press('H');
  await gestion.waitFor((screen) => /^Hastroff +Kate +✕ désactivé/.test(readPane(screen, 4).selected));
  await gestion.press('d');
  await gestion.waitFor('Compte réactivé : Kate Hastroff.');
  await company.signIn('kate.hastroff');
});

it('the open tasks of somebody who leaves go to a colleague, whom a letter finds in the list', async () => {
  await askDatabase(
    company.server,
    `INSERT INTO task (client_id, title, due_day, assignee_id)
     SELECT (SELECT MIN(client_id) FROM client), 'Relire le devis', UTC_DATE(), collaborator_id
     FROM collaborator WHERE username = 'alienor.vichum'`,
  );
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4');
  await find(gestion, 4, 'vichum');
  await gestion.press('d');
  await gestion.waitFor(/Confier ses 2 tâches à +.*choisir…/);
  if (gestion.text().includes('événements à venir à')) await gestion.press('Right', 'Down');
  await gestion.press('C');
  await gestion.waitFor(/Confier ses 2 tâches à +.*Camille Durand/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor('2 tâches → Camille Durand');
  await gestion.waitFor('Relire le devis');
  await gestion.press('o');
  await gestion.waitFor('Compte désactivé : Aliénor Vichum.');
  const camille = "(SELECT collaborator_id FROM collaborator WHERE username = 'commercial.demo')";
  expect(await countRows(company.server, `task WHERE title = 'Relire le devis' AND assignee_id = ${camille}`)).toBe(1);
});
