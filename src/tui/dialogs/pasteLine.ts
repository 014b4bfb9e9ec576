import { graphemes } from '../kit/text.ts';
import { insertText, type TextState } from '../kit/textEditing.ts';
import type { UiContext } from '../state/uiContext.ts';

/** More than anybody looks for. */
const MOST = 200;

/** @returns the line with what was pasted into it, as one line; too long a paste is cut, and that is said. */
export function pasteLine(line: TextState, pasted: string, { notify }: Pick<UiContext, 'notify'>): TextState {
  // Cut before anything looks at each character: a whole file may have been pasted.
  const text = pasted
    .slice(0, 20 * MOST)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const room = Math.max(0, MOST - graphemes(line.text).length);
  const kept = graphemes(text).slice(0, room).join('');
  if (kept.length < text.length || pasted.length > 20 * MOST) {
    notify('refused', { key: 'paste.cut', params: { max: MOST, count: Math.max(1, text.length - kept.length) } });
  }
  return insertText(line, kept);
}
