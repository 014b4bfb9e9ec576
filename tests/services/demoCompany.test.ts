import { describe, expect, it } from 'vitest';
import { seedDemo } from '../../seeders/seedDemo.ts';
import { withOwner } from '../../src/db/withOwner.ts';
import { STATUTS } from '../../src/domain/statut.ts';
import { countClients, getClient } from '../../src/services/clients.ts';
import { countContracts, getContract, listContracts } from '../../src/services/contracts.ts';
import { countEvents, getEvent, listEvents } from '../../src/services/events.ts';
import { listPayments } from '../../src/services/payments.ts';
import { staff } from '../factories/people.ts';
import { wholeList } from '../support/wholeList.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion');

describe('the demo company', () => {
  it('S28: has the brief’s example client, exactly', async () => {
    const client = await getClient(company.bill, 1);
    expect(client).toMatchObject({
      fullName: 'Kevin Casey',
      email: 'kevin@startup.io',
      phone: '+678 123 456 78',
      companyName: 'Cool Startup LLC',
      creationDate: '2021-04-18',
      commercial: { name: 'Bill Boquet' },
    });
    expect(company.bill.texts.day(client.lastUpdate)).toBe('29 mars 2023');
  });

  it('S28: has the brief’s two events, exactly', async () => {
    const { texts } = company.kate;
    const wedding = await getEvent(company.kate, 109);
    expect(wedding).toMatchObject({
      name: 'John Ouick Wedding',
      contract: { id: 652 },
      client: { fullName: 'John Ouick', email: 'john.ouick@gmail.com', phone: '+1 234 567 8901' },
      support: { name: 'Kate Hastroff' },
      location: '53 Rue du Château, 41120 Candé-sur-Beuvron, France',
      attendees: 75,
    });
    expect([texts.typedDateTime(wedding.start), texts.typedDateTime(wedding.end)]).toEqual([
      '04/06/2023 13:00',
      '05/06/2023 02:00',
    ]);
    const assembly = await getEvent(company.kate, 1023);
    expect(assembly).toMatchObject({
      name: 'Lou Bouzin General Assembly',
      contract: { id: 412 },
      client: {
        companyName: 'Lou Bouzin',
        fullName: 'Jacky Blangier',
        email: 'jacky@loubouzin.grd',
        phone: '+ 666 12345',
      },
      support: { name: 'Aliénor Vichum' },
      location: 'Salle des fêtes de Mufflins',
      attendees: null,
      notes: 'Assemblée générale des actionnaires (~200 personnes).',
    });
    expect([texts.typedDateTime(assembly.start), texts.typedDateTime(assembly.end)]).toEqual([
      '05/05/2023 15:00',
      '05/05/2023 17:00',
    ]);
    expect(wedding.notes).toMatch(/^Wedding starts at 3PM, by the river\. .* DJ for after party\.$/);
    expect((await getContract(company.kate, 652)).balance).toBe('4000.00');
  });

  it('has records for every filter of every department', async () => {
    const { bill, camille, kate, alienor, gestion } = company;
    expect((await countClients(gestion, { scope: 'all' })).total).toBeGreaterThanOrEqual(40);
    const contracts = await wholeList((options) => listContracts(gestion, { scope: 'all' }, options));
    expect(contracts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(contracts.map(({ statut }) => statut))).toEqual(new Set(STATUTS));
    expect(new Set(contracts.map((row) => row.paymentState))).toEqual(new Set(['unpaid', 'partial', 'paid']));
    expect((await countEvents(gestion, { scope: 'all' })).total).toBeGreaterThanOrEqual(50);
    for (const commercial of [bill, camille]) {
      expect((await countClients(commercial, { scope: 'mine' })).total).toBeGreaterThan(15);
      for (const filter of ['unsigned', 'unpaid'] as const) {
        expect((await countContracts(commercial, { scope: 'mine', filters: [filter] })).total).toBeGreaterThan(3);
      }
      expect((await countEvents(commercial, { scope: 'mine', filters: ['upcoming'] })).total).toBeGreaterThan(3);
    }
    for (const support of [kate, alienor]) {
      expect((await countEvents(support, { scope: 'mine', filters: ['upcoming'] })).total).toBeGreaterThan(3);
    }
    expect((await countEvents(gestion, { scope: 'all', filters: ['unassigned'] })).total).toBeGreaterThan(3);
  });

  it('obeys its own rules: no support at two places, correct sums, nothing before its contract', async () => {
    const { gestion } = company;
    const events = await wholeList((options) => listEvents(gestion, { scope: 'all' }, options));
    for (const one of events) {
      const clash = events.find(
        (other) =>
          other.id !== one.id &&
          one.support &&
          other.support?.id === one.support.id &&
          other.start < one.end &&
          other.end > one.start,
      );
      expect(clash, `${one.id} and ${clash?.id}`).toBeUndefined();
    }
    const contracts = await wholeList((options) => listContracts(gestion, { scope: 'all' }, options));
    for (const contract of contracts.slice(0, 30)) {
      const paid = (await listPayments(gestion, contract.id)).reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(paid).toBeCloseTo(Number(contract.cost) - Number(contract.balance), 2);
      expect(contract.lastUpdate.getTime()).toBeGreaterThanOrEqual(contract.creationDate.getTime());
      expect(contract.lastUpdate.getTime()).toBeLessThan(Date.now());
    }
  });

  it('cannot be filled twice', async () => {
    const { admin, config } = company.server;
    const again = withOwner(admin, config.schema, (owner) =>
      seedDemo({ owner, serverKey: config.serverKey, now: new Date() }),
    );
    expect(await again).toBe(false);
  });
});
