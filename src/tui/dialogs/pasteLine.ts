import { graphemes } from '../kit/text.ts';
import { insertText, type TextState } from '../kit/textEditing.ts';
import type { UiContext } from '../state/uiContext.ts';

/** Maximum characters of a search line. */
const MAX_LENGTH = 200;

/** @returns the line with the paste inserted as one line. A paste that is too long is cut, with a notice. */
export function pasteLine(line: TextState, pasted: string, { notify }: Pick<UiContext, 'notify'>): TextState {
  // Cut first: a whole file may have been pasted, and the steps below read each character.
  const text = pasted
    .slice(0, 20 * MAX_LENGTH)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const room = Math.max(0, MAX_LENGTH - graphemes(line.text).length);
  const kept = graphemes(text).slice(0, room).join('');
  if (kept.length < text.length || pasted.length > 20 * MAX_LENGTH) {
    notify('refused', { key: 'paste.cut', params: { max: MAX_LENGTH, count: Math.max(1, text.length - kept.length) } });
  }
  return insertText(line, kept);
}
