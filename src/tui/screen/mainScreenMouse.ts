import type { MousePress } from '../keys/mouse.ts';
import type { PaneKind } from '../state/workspace.ts';
import type { MainScreen } from './mainScreen.ts';
import type { MainScreenLayout } from './mainScreenLayout.ts';

/** What a pane shows now, in lines under its border: how many rows, after how many lines of heading, and the cursor's. */
export interface PaneLook {
  readonly heading: number;
  readonly rows: number;
  /** Line of the selected row among the rows; it may be out of sight. */
  readonly cursor: number;
}

/** Rows that one notch of the wheel goes. */
const NOTCH = 3;
/** The title's line. */
const ABOVE = 1;

/** @returns the pane at a place of the window, and the line inside it (-1: its border), or null beside the panes. */
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
 * @returns what takes the mouse over the panes: the wheel moves the cursor of the pane under it, a click goes to the pane
 * and the row, and a second one on the same row opens it; at home, which has no panes, the wheel alone moves
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
