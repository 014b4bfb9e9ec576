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
  /** 0 where the card is a layer that Enter opens. */
  readonly cardWidth: number;
  /** Lines between the title line and the two lines at the bottom. */
  readonly bodyHeight: number;
}

export const SMALLEST: Size = { columns: 60, rows: 16 };
/** Narrower than this, the card is a layer of its own. */
const CARD_FROM = 100;
/** Title, notice and keys. */
const LINES_AROUND = 3;

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** @returns whether the window is too small for the panes. */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows;
}

/** Share of the width that the panes have beside the card, in percent, where the person chose none. */
const USUAL_SHARE = 58;

/** Columns that the card and the panes need at least, to be read at all. */
const NARROWEST = 34;

/** @returns whether the window has room for a card beside the panes, which it has not beside a zoomed one. */
export function hasCardBeside({ columns }: Size, { isZoomed }: Pick<Focus, 'isZoomed'>): boolean {
  return columns >= CARD_FROM && !isZoomed;
}

/** What is looked up now and then takes no room from the others: it is there while it has the keys. */
const isShown = (kind: PaneKind, focused: PaneKind) => kind !== 'colleagues' || focused === kind;

/**
 * Where everything goes in a window of this size: the focused pane opens up, the others keep a few rows.
 * @param paneShare percent of the width that the panes have beside the card, where the person chose one
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
  // A line of a card that is wider than this is tiring to read, unless the person wants it so.
  const [least, most] = paneShare === undefined ? [44, 90] : [NARROWEST, size.columns - NARROWEST];
  const wanted = Math.floor((size.columns * (100 - (paneShare ?? USUAL_SHARE))) / 100);
  const cardWidth = hasCardBeside(size, focus) ? clamp(wanted, least, most) : 0;
  return { panes, bodyHeight, cardWidth, paneWidth: size.columns - cardWidth };
}

/** Columns of a window from which on its lists show more than their narrow columns. */
const ROOMY = 140;

/** Whether the window has room for the wide columns of a list. */
export const isRoomy = ({ columns }: Size): boolean => columns >= ROOMY;

/** Lines around a list and a card that are read aloud: titles, their blank lines, the other panes, keys. */
const AROUND_READ = 16;

/** Lines that a list, and a card, have where the screen is read aloud: what leaves the window is never read. */
export const readHeight = ({ rows }: Size): number => Math.max(3, Math.floor((rows - AROUND_READ) / 2));
