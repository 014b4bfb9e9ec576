import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paneQuery } from '../../../src/tui/panes/paneSpec.ts';
import { createBusy } from '../../../src/tui/state/busy.ts';
import { createPaneController } from '../../../src/tui/state/paneController.ts';
import { createSerialQueue } from '../../../src/tui/state/paneCounter.ts';
import { listInMemory, manyRows } from '../../support/listInMemory.ts';

function pane(list: ReturnType<typeof listInMemory>) {
  const describe = (error: unknown) => ({ key: 'error.unavailable' as const, params: { error: String(error) } });
  return createPaneController(list.source, paneQuery({}), describe, createSerialQueue(), createBusy());
}

const settled = (controller: ReturnType<typeof pane>) =>
  expect.poll(() => controller.store.get()).toMatchObject({ wanted: null, phase: 'ready' });

it('sends no second query for an empty list, however often it is drawn', async () => {
  const list = listInMemory([]);
  const controller = pane(list);
  await controller.ask({});
  for (let frame = 0; frame < 5; frame++) controller.ensure(20);
  expect(list.asked).toEqual(['start']);
  expect(controller.store.get()).toMatchObject({ total: 0, isExact: true, cursor: 0 });
});

it('fetches the rows beside the view, each part once', async () => {
  const list = listInMemory(manyRows(250));
  const controller = pane(list);
  await controller.ask({});
  controller.ensure(60);
  controller.ensure(60);
  await expect.poll(() => controller.store.get().rows.size).toBe(200);
  expect(list.asked).toHaveLength(2);
});

it('loses no step of a cursor that is faster than its rows', async () => {
  const controller = pane(listInMemory(manyRows(20_000)));
  await controller.ask({});
  controller.ensure(30);
  for (let key = 0; key < 10_000; key += 1) controller.moveBy(1);
  expect(controller.selected()).not.toBeNull();
  await settled(controller);
  expect(controller.selected()?.id).toBe(10_000);
  expect(controller.store.get().cursor).toBe(10_000);
  expect(controller.store.get().rows.size).toBeLessThan(4000);
});

it('goes to the end and back without fetching the rows between', async () => {
  const list = listInMemory(manyRows(50_000));
  const controller = pane(list);
  await controller.ask({});
  await controller.moveTo('end');
  expect(controller.selected()?.id).toBe(49_999);
  await expect.poll(() => controller.store.get()).toMatchObject({ isPlaced: true, cursor: 49_999, total: 50_000 });
  await controller.moveTo('start');
  expect(controller.store.get()).toMatchObject({ cursor: 0 });
  expect(controller.selected()?.id).toBe(0);
  expect(list.asked.length).toBeLessThan(8);
});

it('shows «at least» until the list is counted, then the exact number', async () => {
  const controller = pane(listInMemory(manyRows(5000)));
  await controller.ask({});
  expect(controller.store.get()).toMatchObject({ total: 100, isExact: false });
  await expect.poll(() => controller.store.get()).toMatchObject({ total: 5000, isExact: true });
});

it('continues a search that finds nothing at first', async () => {
  const controller = pane(listInMemory(manyRows(5000), ({ id }) => id > 4990, 500));
  await controller.ask({ text: 'rare' });
  expect(controller.store.get()).toMatchObject({ total: 0, isExact: false });
  await expect.poll(() => controller.store.get()).toMatchObject({ total: 9, isExact: true });
  expect(controller.selected()?.id).toBe(4991);
});

it('keeps its record and updates its position when other rows appear and disappear before it', async () => {
  const list = listInMemory(manyRows(5000));
  const controller = pane(list);
  await controller.ask({});
  await controller.refresh(2500);
  expect(controller.selected()?.id).toBe(2500);
  await expect.poll(() => controller.store.get()).toMatchObject({ cursor: 2500, isPlaced: true });
  list.change([...manyRows(10).map(({ id }) => ({ id: id - 100 })), ...manyRows(5000)]);
  await controller.refresh();
  expect(controller.selected()?.id).toBe(2500);
  await expect.poll(() => controller.store.get().cursor).toBe(2510);
});

it('keeps its position when the record under the cursor disappears', async () => {
  const list = listInMemory(manyRows(40));
  const controller = pane(list);
  await controller.ask({});
  controller.moveBy(7);
  list.change(manyRows(40).filter(({ id }) => id !== 7));
  await controller.refresh();
  expect(controller.store.get().cursor).toBe(7);
  expect(controller.selected()?.id).toBe(8);
});

it('stops a wait, keeps the present rows, and marks them', async () => {
  const list = listInMemory(manyRows(40));
  const controller = pane(list);
  await controller.ask({});
  const answer = controller.ask({ text: 'slow' });
  controller.cancel();
  await answer;
  expect(controller.store.get()).toMatchObject({ phase: 'failed', total: 40, problem: { key: 'pane.cancelled' } });
  expect(controller.selected()?.id).toBe(0);
});

it('reaches the same position by any sequence of steps, whatever the list’s length', async () => {
  const step = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom('start' as const, 'end' as const));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.array(step, { maxLength: 12 }), async (length, steps) => {
      const controller = pane(listInMemory(manyRows(length)));
      await controller.ask({});
      controller.ensure(20);
      let expected = 0;
      for (const each of steps) {
        if (typeof each === 'string') {
          await controller.moveTo(each);
          expected = each === 'start' ? 0 : length - 1;
        } else {
          controller.moveBy(each);
          expected = Math.min(Math.max(0, expected + each), length - 1);
        }
        await settled(controller);
        expect(controller.selected()?.id).toBe(expected);
      }
    }),
    { numRuns: 40 },
  );
});

it('selects the record that was asked for, also where another refresh overtakes the one that asked', async () => {
  const controller = pane(listInMemory(manyRows(5000)));
  await Promise.all([controller.refresh(2500), controller.refresh(), controller.refresh()]);
  expect(controller.selected()?.id).toBe(2500);
  await controller.moveTo('start');
  await controller.refresh();
  expect(controller.selected()?.id).toBe(0);
});
