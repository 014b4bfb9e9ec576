import { expect, it } from 'vitest';
import { paidPercent } from '../../src/domain/money.ts';

it.each([
  ['12000.00', '4000.00', 66],
  ['12000.00', '12000.00', 0],
  ['12000.00', '0.00', 100],
  // 100 means all, and 0 nothing.
  ['12000.00', '0.01', 99],
  ['12000.00', '11999.99', 1],
  ['9999999999.98', '0.01', 99],
  ['0.01', '0.00', 100],
  // What was repaid is more than what was paid, and a cost that came to nothing has no share.
  ['100.00', '120.00', 0],
  ['0.00', '0.00', 0],
])('of %s with %s left, %i %% are paid', (cost, balance, percent) => {
  expect(paidPercent({ cost, balance })).toBe(percent);
});
