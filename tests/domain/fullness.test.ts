import { expect, it } from 'vitest';
import { FULL_DAY, fullnessOf, mostAtOnce } from '../../src/domain/fullness.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));
const span = (from: number, to: number) => ({ start: at(from), end: at(to) });
const day = (events: readonly { start: Date; end: Date }[], total = events.length) => ({
  ...span(0, 24),
  events,
  total,
});

it('counts the hours within the day against a full day of each support', () => {
  expect(FULL_DAY).toBe(10 * 60 * 60 * 1000);
  expect(fullnessOf(day([span(8, 13)]), 1).share).toBe(0.5);
  expect(fullnessOf(day([span(8, 13)]), 2).share).toBe(0.25);
  expect(fullnessOf(day([span(20, 30), span(-50, 1)]), 1).share).toBe(0.5);
  expect(fullnessOf(day([]), 3)).toEqual({ share: 0, isNearlyFull: false, isOver: false });
  expect(fullnessOf(day([]), 0).share).toBe(0);
});

it('takes events that were not read for as long as those that were', () => {
  expect(fullnessOf(day([span(8, 9)], 40), 10).share).toBe(0.4);
});

it('is nearly full from four fifths on', () => {
  expect(fullnessOf(day([span(8, 15)]), 1).isNearlyFull).toBe(false);
  expect(fullnessOf(day([span(8, 16)]), 1).isNearlyFull).toBe(true);
});

it('is more than can be served where more events go on at once than there are supports', () => {
  expect(fullnessOf(day([span(8, 20)]), 1).isOver).toBe(false);
  expect(fullnessOf(day([span(8, 10), span(10, 12)]), 1).isOver).toBe(false);
  expect(fullnessOf(day([span(8, 11), span(10, 12)]), 1).isOver).toBe(true);
  expect(fullnessOf(day([span(8, 9)]), 0).isOver).toBe(true);
  expect(mostAtOnce([span(1, 5), span(2, 3), span(3, 4), span(4, 9)])).toBe(2);
  expect(mostAtOnce([])).toBe(0);
});
