import type { Size } from '../kit/size.ts';
import type { Focus, PaneKind } from '../state/workspace.ts';

export interface PanePlace {
  readonly kind: PaneKind;
  /** Lines inside the borders. */
  readonly height: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export interface MainScreenLayout {
  readonly panes: readonly PanePlace[];
  readonly paneWidth: number;
  /** 0 where Enter opens the card as a layer. */
  readonly cardWidth: number;
  /** Lines between the title line and the two lines at the bottom. */
  readonly bodyHeight: number;
}

export const SMALLEST: Size = { columns: 60, rows: 16 };
/** Minimum window width in columns for a card beside the panes. Below it the card is a layer. */
const CARD_FROM = 100;
/** Lines of the title, the notice and the key hints. */
const LINES_AROUND = 3;

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** @returns true if the window is too small for the panes */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows;
}

/** Default width of the panes when the card is shown next to them, in percent of the whole width. */
const USUAL_SHARE = 58;

/** Minimum readable width of the card, and of the panes, in columns. */
const NARROWEST = 34;

/** @returns true if the window has room for a card beside the panes; a zoomed pane leaves none */
export function hasCardBeside({ columns }: Size, { isZoomed }: Pick<Focus, 'isZoomed'>): boolean {
  return columns >= CARD_FROM && !isZoomed;
}

/** The colleagues pane is used rarely, so it takes room only while it has the focus. */
const isShown = (kind: PaneKind, focused: PaneKind) => kind !== 'colleagues' || focused === kind;

/**
 * Returns the layout for a window of this size: the focused pane is tall, the others keep a few rows.
 * @param paneShare the panes' share of the width beside the card, in percent, where the user chose one
 */
export function mainScreenLayout(
  size: Size,
  kinds: readonly PaneKind[],
  focus: Pick<Focus, 'pane' | 'isZoomed'>,
  paneShare?: number,
): MainScreenLayout {
  const bodyHeight = size.rows - LINES_AROUND;
  const shown = kinds.filter((kind) => isShown(kind, focus.pane));
  const lines = bodyHeight - shown.length - 1;
  const small = clamp(Math.floor(lines * 0.17), 1, 8);
  const panes = shown.map((kind, place) => ({
    kind,
    height: kind === focus.pane ? lines - small * (shown.length - 1) : small,
    isFirst: place === 0,
    isLast: place === shown.length - 1,
  }));
  // Wider card lines are tiring to read, so the default is bounded. The user's own choice is not.
  const [least, most] = paneShare === undefined ? [44, 90] : [NARROWEST, size.columns - NARROWEST];
  const wanted = Math.floor((size.columns * (100 - (paneShare ?? USUAL_SHARE))) / 100);
  const cardWidth = hasCardBeside(size, focus) ? clamp(wanted, least, most) : 0;
  return { panes, bodyHeight, cardWidth, paneWidth: size.columns - cardWidth };
}

/** Minimum window width in columns for the wide columns of a list. */
const ROOMY = 140;

/** Returns true if the window has room for the wide columns of a list. */
export const isRoomy = ({ columns }: Size): boolean => columns >= ROOMY;

/** Lines around a list and a card for a screen reader: titles, blank lines, the other panes, key hints. */
const AROUND_READ = 16;

/** Returns the height of a list, and of a card, for a screen reader. It never reads lines that leave the window. */
export const readHeight = ({ rows }: Size): number => Math.max(3, Math.floor((rows - AROUND_READ) / 2));
