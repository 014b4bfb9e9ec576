import { atMost, textWidth } from './text.ts';

export type Edge = 'top' | 'middle' | 'bottom';

const CORNERS = { top: '┌┐', middle: '├┤', bottom: '└┘' } as const;
const FOCUSED_CORNERS = { top: '╒╕', middle: '╞╡', bottom: '└┘' } as const;

/** Columns of a title that always stay. */
const LEAST_TITLE = 6;

/**
 * Returns one line of a frame, exactly `width` columns, with the title at the left and the count at the right. The
 * focused frame is double, so the focus is visible without colours. The title is cut for the count, which is dropped
 * where that would leave too little of the title.
 */
export const borderLine = (edge: Edge, width: number, title = '', count = '', isFocused = false): string => {
  if (width < 2) return '─'.repeat(Math.max(0, width));
  const [left = '', right = ''] = isFocused ? FOCUSED_CORNERS[edge] : CORNERS[edge];
  const dash = isFocused && edge !== 'bottom' ? '═' : '─';
  const room = width - 2;
  const kept = Math.min(textWidth(title), LEAST_TITLE) + 3;
  const end = count === '' || textWidth(count) + 2 > room - kept ? '' : ` ${atMost(count, room)} `;
  const space = room - textWidth(end);
  const start = title === '' || space < 4 ? '' : ` ${atMost(title, space - 3)} `;
  return left + start + dash.repeat(space - textWidth(start)) + end + right;
};
