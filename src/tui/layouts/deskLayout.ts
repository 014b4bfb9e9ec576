import type { Focus, PaneKind } from '../state/workspace.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface PanePlace {
  readonly kind: PaneKind;
  /** Lines inside the borders. */
  readonly height: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export interface DeskLayout {
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

/** Where everything goes in a window of this size: the focused pane opens up, the others keep a few rows. */
export function deskLayout(size: Size, kinds: readonly PaneKind[], focus: Focus): DeskLayout {
  const bodyHeight = size.rows - LINES_AROUND;
  const lines = bodyHeight - kinds.length - 1;
  const small = clamp(Math.floor(lines * 0.17), 1, 8);
  const panes = kinds.map((kind, place) => ({
    kind,
    height: kind === focus.pane ? lines - small * (kinds.length - 1) : small,
    isFirst: place === 0,
    isLast: place === kinds.length - 1,
  }));
  const hasCard = size.columns >= CARD_FROM && !focus.isZoomed;
  const cardWidth = hasCard ? clamp(Math.floor(size.columns * 0.42), 44, 90) : 0;
  return { panes, bodyHeight, cardWidth, paneWidth: size.columns - cardWidth };
}
