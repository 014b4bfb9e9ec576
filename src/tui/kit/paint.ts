/**
 * Bold, dim, inverse and underline as escape sequences of our own. Ink's props go through chalk, which drops them
 * together with the colours under NO_COLOR, and then neither the cursor nor the selected row could be seen.
 * Colours stay with Ink's `color` prop, which obeys NO_COLOR.
 */
const between = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

export const bold = between(1, 22);
export const dim = between(2, 22);
export const underline = between(4, 24);
export const inverse = between(7, 27);
