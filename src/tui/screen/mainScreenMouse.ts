import type { MousePress } from '../keys/mouse.ts';
import type { PaneKind } from '../state/workspace.ts';
import type { MainScreen } from './mainScreen.ts';
import type { MainScreenLayout } from './mainScreenLayout.ts';

/** The lines below a pane's border: how many rows, after how many heading lines, and the cursor's line. */
export interface PaneLook {
  readonly heading: number;
  readonly rows: number;
  /** Line of the selected row, counted from the first visible row; it may be out of view. */
  readonly cursor: number;
}

/** Rows per notch of the mouse wheel. */
const NOTCH = 3;
/** Height of the title line. */
const ABOVE = 1;

/** @returns the pane at a position of the window, and the line inside it (-1: its border), or null outside the panes */
export function paneAt(
  { panes, paneWidth }: MainScreenLayout,
  { x, y }: MousePress,
): { kind: PaneKind; line: number } | null {
  if (x >= paneWidth) return null;
  let top = ABOVE;
  for (const { kind, height } of panes) {
    if (y >= top && y <= top + height) return { kind, line: y - top - 1 };
    top += height + 1;
  }
  return null;
}

/**
 * @returns the mouse handler of the panes. The wheel moves the cursor of the pane under it. A click focuses the pane
 *   and the row, and a second click on the same row opens it. The home has no panes; there only the wheel works.
 */
export function createMainScreenMouse(mainScreen: MainScreen, looks: ReadonlyMap<PaneKind, PaneLook>) {
  let clicked: object | null = null;

  function click(kind: PaneKind, line: number): void {
    const { pane } = mainScreen.contextOf(kind);
    const look = looks.get(kind);
    mainScreen.workspace.focus.dispatch({ type: 'focus', pane: kind });
    const row = look ? line - look.heading : -1;
    if (!look || row < 0 || row >= look.rows) {
      clicked = null;
      return;
    }
    pane.moveBy(row - look.cursor);
    const selected = pane.selected();
    if (selected !== null && selected === clicked) mainScreen.onKey({ name: 'Enter', text: null });
    clicked = selected;
  }

  return (press: MousePress, layout: MainScreenLayout): void => {
    if (mainScreen.workspace.focus.get().isHome) {
      if (press.kind !== 'click') mainScreen.onKey({ name: press.kind === 'wheelUp' ? 'Up' : 'Down', text: null });
      return;
    }
    const place = paneAt(layout, press);
    if (!place) return;
    if (press.kind === 'click') {
      click(place.kind, place.line);
      return;
    }
    clicked = null;
    mainScreen.contextOf(place.kind).pane.moveBy(press.kind === 'wheelUp' ? -NOTCH : NOTCH);
  };
}
