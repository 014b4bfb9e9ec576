import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { type Busy, createBusy } from '../../../src/tui/state/busy.ts';

afterEach(() => void vi.useRealTimers());

const drawn = async () => undefined;

/** Whether a wait for idleness that starts now is pending or over. */
function waitFor(busy: Busy, draw = drawn) {
  const wait = { isOver: false };
  void busy.whenIdle(draw).then(() => {
    wait.isOver = true;
  });
  return wait;
}

it('is idle as long as nothing has started', async () => {
  await createBusy().whenIdle(drawn);
});

it('is idle when each task has ended, however often it reports that', async () => {
  const busy = createBusy();
  const [endFirst, endSecond] = [busy.begin(), busy.begin()];
  const [one, other] = [waitFor(busy), waitFor(busy)];
  endFirst();
  endFirst();
  await nextTurn();
  expect(one.isOver).toBe(false);
  endSecond();
  await nextTurn();
  expect([one.isOver, other.isOver]).toEqual([true, true]);
});

it('counts a promise until it settles, and passes its result on', async () => {
  const busy = createBusy();
  const [good, bad] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const results = Promise.allSettled([busy.during(good.promise), busy.during(bad.promise)]);
  const wait = waitFor(busy);
  good.resolve(1);
  await nextTurn();
  expect(wait.isOver).toBe(false);
  bad.reject('no answer');
  await nextTurn();
  expect(wait.isOver).toBe(true);
  expect(await results).toMatchObject([{ value: 1 }, { reason: 'no answer' }]);
});

it('counts a task of the next turn until it is done', async () => {
  const busy = createBusy();
  const answer = Promise.withResolvers<void>();
  busy.soon(() => answer.promise);
  const wait = waitFor(busy);
  await nextTurn();
  await nextTurn();
  expect(wait.isOver).toBe(false);
  answer.resolve();
  await nextTurn();
  expect(wait.isOver).toBe(true);
});

it('counts a pause, and the task after it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const busy = createBusy();
  const answer = Promise.withResolvers<void>();
  busy.after(80, () => answer.promise);
  const wait = waitFor(busy);
  vi.advanceTimersByTime(80);
  await nextTurn();
  expect(wait.isOver).toBe(false);
  answer.resolve();
  await nextTurn();
  expect(wait.isOver).toBe(true);
});

it('counts no cancelled pause, and does not run its task', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const busy = createBusy();
  const work = vi.fn();
  const callOff = busy.after(80, work);
  const wait = waitFor(busy);
  callOff();
  await nextTurn();
  expect(wait.isOver).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(work).not.toHaveBeenCalled();
});

it('keeps waiting for tasks that drawing has started, and draws again', async () => {
  const busy = createBusy();
  const ends: (() => void)[] = [];
  let draws = 0;
  const wait = waitFor(busy, async () => {
    draws += 1;
    if (draws === 1) ends.push(busy.begin());
  });
  await nextTurn();
  expect(wait.isOver).toBe(false);
  for (const end of ends) end();
  await nextTurn();
  expect(wait.isOver).toBe(true);
  expect(draws).toBe(2);
});
