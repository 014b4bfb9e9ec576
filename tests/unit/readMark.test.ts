import { expect, it } from 'vitest';
import { createReadMark } from '../../src/db/readMark.ts';

const lines = (ids: readonly number[], age = 0) => ids.toSorted((a, b) => b - a).map((id) => ({ id, age }));
const unreadOf = (answer: { unread: { id: number }[] }) => answer.unread.map(({ id }) => id);

it('returns a row once, and asks only for later ones', () => {
  const mark = createReadMark(500, () => 0);
  mark.take(lines([1, 2, 3]));
  expect(mark.after()).toBe(3);
  expect(unreadOf(mark.take(lines([4, 5])))).toEqual([5, 4]);
  expect(mark.after()).toBe(5);
  expect(unreadOf(mark.take([]))).toEqual([]);
});

it('waits for a missing id, returns its row when it appears, and the later rows only once', () => {
  const mark = createReadMark(500, () => 0);
  mark.take(lines([1, 2, 3]));
  expect(unreadOf(mark.take(lines([5, 6])))).toEqual([6, 5]);
  expect(mark.after()).toBe(3);
  expect(unreadOf(mark.take(lines([5, 6])))).toEqual([]);
  expect(unreadOf(mark.take(lines([4, 5, 6])))).toEqual([4]);
  expect(mark.after()).toBe(6);
});

it('waits no longer than a transaction can last: an id may be unused', () => {
  let now = 0;
  const mark = createReadMark(500, () => now);
  mark.take(lines([1]));
  mark.take(lines([3, 7]));
  now = 29_000;
  mark.take(lines([3, 7, 9]));
  expect(mark.after()).toBe(1);
  now = 31_000;
  mark.take(lines([3, 7, 9]));
  expect(mark.after()).toBe(7);
});

it('ignores old rows and the ids missing among them', () => {
  const mark = createReadMark(500, () => 0);
  mark.take(lines([4, 8, 12], 3600));
  expect(mark.after()).toBe(12);
});

it('reports when there may be more rows than one answer holds', () => {
  const mark = createReadMark(3, () => 0);
  expect(mark.take(lines([5, 6, 7])).isFlood).toBe(false);
  expect(mark.take(lines([8, 9])).isFlood).toBe(false);
  expect(mark.take(lines([14, 15, 16])).isFlood).toBe(true);
  expect(mark.after()).toBe(16);
  expect(mark.take(lines([17, 18])).isFlood).toBe(false);
});
