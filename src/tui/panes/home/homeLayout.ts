import type { Size } from '../../kit/size.ts';

/** The size of one part: how many rows it has, and whether the cursor is in it. */
export interface PartSize {
  readonly rows: number;
  readonly hasCursor: boolean;
}

/**
 * Returns the visible rows of each part, for `height` lines in all. Every heading stays visible. The part with the
 * cursor gets at least three rows; the rest goes to the parts in their order.
 */
export function shareOut(parts: readonly PartSize[], height: number): number[] {
  const shares = parts.map(() => 0);
  let left = height - parts.length;
  const give = (place: number, most: number) => {
    const part = parts[place];
    const before = shares[place] ?? 0;
    const more = Math.max(0, Math.min(most, (part?.rows ?? 0) - before, left));
    shares[place] = before + more;
    left -= more;
  };
  const all = parts.map((_, place) => place);
  for (const place of all) if (parts[place]?.hasCursor) give(place, 3);
  const even = Math.max(1, Math.floor(left / Math.max(1, parts.length)));
  for (const place of all) give(place, even);
  for (const place of all) give(place, left);
  return shares;
}

/** The layout of the list and the focused record's card: side by side, or one above the other. */
export interface HomeLayout {
  readonly isBeside: boolean;
  /** Height of the list in lines, without its border. */
  readonly listHeight: number;
  readonly listWidth: number;
  /** Height of the card in lines, without its border; 0 where there is no room. */
  readonly cardHeight: number;
  readonly cardWidth: number;
}

const LEAST_CARD = 6;

/**
 * @param wanted height in lines at which the whole list is visible
 * @param isDetail true to show the focused record in full: its card then gets most of the room
 */
export function homeLayout(
  { columns }: Size,
  bodyHeight: number,
  cardBeside: number,
  wanted: number,
  isDetail: boolean,
): HomeLayout {
  if (cardBeside > 0) {
    const height = bodyHeight - 2;
    const sizes = { listHeight: height, listWidth: columns - cardBeside, cardHeight: height, cardWidth: cardBeside };
    return { isBeside: true, ...sizes };
  }
  // The list has two border lines, the card one more.
  const room = bodyHeight - 3;
  const least = isDetail ? 3 : Math.max(6, Math.ceil(room * 0.6));
  const listHeight = Math.min(wanted, Math.max(least, Math.ceil(room * (isDetail ? 0.35 : 0.6))));
  const cardHeight = room - listHeight;
  const sizes = { listWidth: columns, cardWidth: columns };
  if (cardHeight < LEAST_CARD && !isDetail) return { isBeside: false, ...sizes, listHeight: room + 1, cardHeight: 0 };
  return { isBeside: false, ...sizes, listHeight, cardHeight };
}
