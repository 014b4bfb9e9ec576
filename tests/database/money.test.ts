/** 0 ≤ balance ≤ cost at all times, for collaborators and for the owner of the schema. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  openCompany,
  refusalOf,
  type Statut,
  scalar,
  undone,
} from './support/company.ts';

let company: Company;
let gina: Connection;
beforeAll(async () => {
  company = await openCompany();
  gina = await company.as('gina');
});
afterAll(() => company.close());

const pay = (connection: Connection, contract: number, amount: string, note = '') =>
  refusalOf(connection, "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (?, ?, '2026-01-01', ?)", [
    contract,
    amount,
    note,
  ]);
const balance = (connection: Connection, contract: number) =>
  scalar(connection, 'SELECT CAST(balance AS CHAR) FROM contract WHERE contract_id = ?', [contract]);

it.each([
  ['draft', 51032],
  ['to_sign', 0],
  ['signed', 0],
  ['closed', 0],
  ['cancelled', 51032],
] as const)('a payment on a contract that is %s: %i', async (statut: Statut, expected: number) => {
  await undone(gina, async () => expect(await pay(gina, contractOf(CLIENTS.bill, statut), '10.00')).toBe(expected));
});

describe('one contract of 100.00', () => {
  const contract = contractOf(CLIENTS.bill, 'signed');

  it('can be paid in parts, to the cent, and no more', async () => {
    await undone(gina, async () => {
      expect(await pay(gina, contract, '33.33')).toBe(0);
      expect(await balance(gina, contract)).toBe('66.67');
      expect(await pay(gina, contract, '66.68')).toBe(51031);
      expect(await pay(gina, contract, '66.67')).toBe(0);
      expect(await balance(gina, contract)).toBe('0.00');
      expect(await pay(gina, contract, '0.01')).toBe(51031);
    });
  });

  it('can be refunded with a reason, up to the paid amount', async () => {
    await undone(gina, async () => {
      await pay(gina, contract, '20.00');
      expect(await pay(gina, contract, '-20.00')).toBe(51033);
      expect(await pay(gina, contract, '-20.00', ' ')).toBe(51033);
      expect(await pay(gina, contract, '-20.01', 'typed wrong')).toBe(51033);
      expect(await pay(gina, contract, '-20.00', 'typed wrong')).toBe(0);
      expect(await balance(gina, contract)).toBe('100.00');
    });
  });

  it('can be refunded even after it was cancelled', async () => {
    await undone(gina, async () => {
      await pay(gina, contract, '20.00');
      await gina.query("UPDATE contract SET statut = 'cancelled' WHERE contract_id = ?", [contract]);
      expect(await pay(gina, contract, '-20.00', 'cancelled')).toBe(0);
    });
  });
});

it.each(['0', '1e30', '-1e30'])('an amount of %s is refused', async (amount) => {
  await gina.query("SET sql_mode = ''");
  expect(await pay(gina, contractOf(CLIENTS.bill, 'signed'), amount, 'x')).not.toBe(0);
  await gina.query("SET sql_mode = 'STRICT_ALL_TABLES'");
});

it('a payment cannot be changed or deleted, and the balance cannot be written, not even by the owner', async () => {
  const contract = contractOf(CLIENTS.cora, 'signed');
  await company.owner(async (owner) => {
    expect(await pay(owner, contract, '10.00')).toBe(0);
    expect(await refusalOf(owner, 'UPDATE payment SET amount = 1')).toBe(51030);
    expect(await refusalOf(owner, 'DELETE FROM payment')).toBe(51030);
    await owner.query('UPDATE contract SET balance = 0 WHERE contract_id = ?', [contract]);
    expect(await balance(owner, contract)).toBe('90.00');
    expect(await pay(owner, contract, '90.01')).toBe(51031);
  });
});

it('the cost of an unsigned contract cannot fall below the paid amount', async () => {
  const contract = contractOf(CLIENTS.bill, 'to_sign');
  await undone(gina, async () => {
    await pay(gina, contract, '60.00');
    expect(await refusalOf(gina, 'UPDATE contract SET cost = 59.99 WHERE contract_id = ?', [contract])).toBe(51024);
    expect(await refusalOf(gina, 'UPDATE contract SET cost = 60 WHERE contract_id = ?', [contract])).toBe(0);
    expect(await balance(gina, contract)).toBe('0.00');
  });
});
