import { expect, it } from 'vitest';
import { createFigures } from '../../src/tui/panes/figures/figuresController.ts';
import { createMainScreen } from '../../src/tui/screen/mainScreen.ts';
import { createBusy } from '../../src/tui/state/busy.ts';
import { createSettings } from '../../src/tui/state/settings.ts';
import { staff } from '../factories/people.ts';

const company = staff('gestion');

function screen() {
  const nothing = () => undefined;
  const storage = { read: async () => ({}), keep: async () => undefined } as never;
  return createMainScreen({
    session: company.gestion,
    settings: createSettings(storage, {}, nothing),
    busy: createBusy(),
    size: () => ({ columns: 120, rows: 40 }),
    copy: nothing,
    redraw: nothing,
    onLock: nothing,
    onSignOut: nothing,
    onQuit: nothing,
  });
}

it('the figures are computed, and computed anew, however often others save', async () => {
  const { uiContext, dispose } = screen();
  const figures = createFigures(uiContext);
  let loaded = 0;
  let before = figures.store.get().table;
  figures.store.subscribe(() => {
    const { table } = figures.store.get();
    if (table !== before) loaded += 1;
    before = table;
  });
  const saves = setInterval(() => company.gestion.changes.announce([{ kind: 'contract', id: 1 }]), 20);
  try {
    await expect.poll(() => loaded, { timeout: 10_000 }).toBeGreaterThan(2);
  } finally {
    clearInterval(saves);
    figures.stop();
    dispose();
  }
});

it('another period is shown although a save comes in between', async () => {
  const { uiContext, dispose } = screen();
  const figures = createFigures(uiContext);
  try {
    await expect.poll(() => figures.store.get().phase, { timeout: 10_000 }).toBe('ready');
    figures.ask({ range: { from: '2020-01', count: 12 } });
    company.gestion.changes.announce([{ kind: 'contract', id: 1 }]);
    figures.ask({ range: { from: '2021-01', count: 12 } });
    await expect.poll(() => figures.store.get().table?.range.from, { timeout: 10_000 }).toBe('2021-01');
  } finally {
    figures.stop();
    dispose();
  }
});
