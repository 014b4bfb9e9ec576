import { expect, it } from 'vitest';
import { createPollCursor } from '../../src/db/pollCursor.ts';

const rows = (ids: readonly number[], age = 0) => ids.toSorted((a, b) => b - a).map((id) => ({ id, age }));
const unreadOf = (answer: { unread: { id: number }[] }) => answer.unread.map(({ id }) => id);

it('returns a row once, and asks only for later ones', () => {
  const cursor = createPollCursor(500, () => 0);
  cursor.take(rows([1, 2, 3]));
  expect(cursor.after()).toBe(3);
  expect(unreadOf(cursor.take(rows([4, 5])))).toEqual([5, 4]);
  expect(cursor.after()).toBe(5);
  expect(unreadOf(cursor.take([]))).toEqual([]);
});

it('waits for a missing id, returns its row when it appears, and the later rows only once', () => {
  const cursor = createPollCursor(500, () => 0);
  cursor.take(rows([1, 2, 3]));
  expect(unreadOf(cursor.take(rows([5, 6])))).toEqual([6, 5]);
  expect(cursor.after()).toBe(3);
  expect(unreadOf(cursor.take(rows([5, 6])))).toEqual([]);
  expect(unreadOf(cursor.take(rows([4, 5, 6])))).toEqual([4]);
  expect(cursor.after()).toBe(6);
});

it('waits no longer than a transaction can last: an id may be unused', () => {
  let now = 0;
  const cursor = createPollCursor(500, () => now);
  cursor.take(rows([1]));
  cursor.take(rows([3, 7]));
  now = 29_000;
  cursor.take(rows([3, 7, 9]));
  expect(cursor.after()).toBe(1);
  now = 31_000;
  cursor.take(rows([3, 7, 9]));
  expect(cursor.after()).toBe(7);
});

it('ignores old rows and the ids missing among them', () => {
  const cursor = createPollCursor(500, () => 0);
  cursor.take(rows([4, 8, 12], 3600));
  expect(cursor.after()).toBe(12);
});

it('reports when there may be more rows than one answer holds', () => {
  const cursor = createPollCursor(3, () => 0);
  expect(cursor.take(rows([5, 6, 7])).isFlood).toBe(false);
  expect(cursor.take(rows([8, 9])).isFlood).toBe(false);
  expect(cursor.take(rows([14, 15, 16])).isFlood).toBe(true);
  expect(cursor.after()).toBe(16);
  expect(cursor.take(rows([17, 18])).isFlood).toBe(false);
});
