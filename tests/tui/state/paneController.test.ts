import { expect, it } from 'vitest';
import { paneQuery } from '../../../src/tui/panes/paneSpec.ts';
import { createPaneController } from '../../../src/tui/state/paneController.ts';

const ids = (offset: number, limit: number, total: number) =>
  Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, place) => ({ id: offset + place }));

function pane(total: number) {
  const asked: number[] = [];
  const source = {
    list: async (_query: unknown, offset: number, limit: number) => {
      asked.push(offset);
      return { rows: ids(offset, limit, total), total };
    },
    indexOf: async (_query: unknown, id: number) => (id < total ? id : null),
  };
  const controller = createPaneController(source, paneQuery({}), () => ({ key: 'error.unavailable' }));
  return { controller, asked };
}

it('asks nothing more of an empty list, however often it is drawn', async () => {
  const { controller, asked } = pane(0);
  await controller.ask({});
  for (let frame = 0; frame < 5; frame++) controller.ensure(-10, 20);
  expect(asked).toEqual([0]);
});

it('fetches the parts of the list that come into view, each once', async () => {
  const { controller, asked } = pane(250);
  await controller.ask({});
  controller.ensure(90, 130);
  controller.ensure(90, 130);
  await expect.poll(() => controller.store.get().rows.size).toBe(200);
  expect(asked).toEqual([0, 100]);
});

it('keeps its record through a refresh that moves it to another part of the list', async () => {
  const { controller } = pane(250);
  await controller.ask({});
  await controller.refresh(230);
  expect(controller.selected()?.id).toBe(230);
});
