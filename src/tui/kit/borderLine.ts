import { atMost, textWidth } from './text.ts';

export type Edge = 'top' | 'middle' | 'bottom';

const CORNERS = { top: '┌┐', middle: '├┤', bottom: '└┘' } as const;
const FOCUSED_CORNERS = { top: '╒╕', middle: '╞╡', bottom: '└┘' } as const;

/**
 * Returns one line of a frame, exactly `width` columns, with the title at the left and the count at the right. The
 * focused frame is double, so the focus is visible without colours. The count is dropped first where there is no room.
 */
export const borderLine = (edge: Edge, width: number, title = '', count = '', isFocused = false): string => {
  if (width < 2) return '─'.repeat(Math.max(0, width));
  const [left = '', right = ''] = isFocused ? FOCUSED_CORNERS[edge] : CORNERS[edge];
  const dash = isFocused && edge !== 'bottom' ? '═' : '─';
  const room = width - 2;
  const end = count === '' || textWidth(count) + 2 > room / 2 ? '' : ` ${atMost(count, room)} `;
  const space = room - textWidth(end);
  const start = title === '' || space < 4 ? '' : ` ${atMost(title, space - 3)} `;
  return left + start + dash.repeat(space - textWidth(start)) + end + right;
};
