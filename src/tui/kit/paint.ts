/**
 * Attributes and colours as escape sequences of our own. Ink's props go through chalk, which decides once for the whole
 * process, by the process's own output, and does not know NO_COLOR; here several people may have a session each.
 * Attributes always stay: without them neither the cursor nor the selected row could be seen.
 */
export type Paint = (text: string) => string;

/** Inside a painted text, the end of the same attribute begins the outer one again. */
const between = (open: number, close: number): Paint => {
  const start = `\u001b[${open}m`;
  const end = `\u001b[${close}m`;
  return (text) => (text === '' ? '' : start + text.replaceAll(end, end + start) + end);
};

const plain: Paint = (text) => text;
const both =
  (outer: Paint, inner: Paint): Paint =>
  (text) =>
    outer(inner(text));

export const bold = between(1, 22);
export const underline = between(4, 24);
export const inverse = between(7, 27);
const dim = between(2, 22);

/** The basic colours that are readable on both dark and light backgrounds. Blue is so only in bold. */
const red = between(31, 39);
const green = between(32, 39);
const blue = between(34, 39);
const magenta = between(35, 39);

/** What a colour says. No colour is named outside this file, and none is the only sign of anything. */
export const MEANINGS = [
  /** Where the keys go: the frame and the title of the pane that has the focus. */
  'focus',
  'done',
  /** It waits for somebody. */
  'waiting',
  /** It is near, or misses something. */
  'soon',
  'late',
  /** Somebody else has just changed it. */
  'changed',
  /** It counts no more, or cannot be used now. */
  'muted',
  'error',
  'warning',
  'success',
  'commercial',
  'gestion',
  'support',
  'collaborator',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** How each meaning is painted. */
export type Palette = Readonly<Record<Meaning, Paint>>;

/** How many colours a terminal shows; 0 with NO_COLOR. */
export type ColorCount = 0 | 8 | 16;

const COLOR_OF: { readonly [M in Meaning]?: Paint } = {
  focus: blue,
  done: green,
  waiting: blue,
  soon: magenta,
  late: red,
  changed: green,
  error: red,
  warning: magenta,
  success: green,
  commercial: blue,
  gestion: magenta,
  support: green,
};

/** The meanings that are bold in every variant, so they stand out without colours too. */
const BOLD: readonly Meaning[] = ['focus', 'soon', 'late', 'error', 'commercial', 'gestion', 'support', 'collaborator'];

const paintOf = (meaning: Meaning, colors: ColorCount, isStrong: boolean): Paint => {
  // Terminals of eight colours often show dim text as any other. Where contrast is wanted, it must not be paler.
  if (meaning === 'muted') return isStrong || colors === 8 ? plain : dim;
  const color = colors === 0 ? plain : (COLOR_OF[meaning] ?? plain);
  const isBold = isStrong || BOLD.includes(meaning) || (colors > 0 && color === blue);
  const weighted = isBold ? both(bold, color) : color;
  if (!isStrong) return weighted;
  if (meaning === 'focus') return both(inverse, weighted);
  return meaning === 'late' || meaning === 'error' ? both(underline, weighted) : weighted;
};

/**
 * Returns how each meaning is painted: only the eight basic colours of the terminal, so every theme keeps its contrast.
 * @param isStrong true for more contrast: bold instead of plain, never dim, the focused title inverse
 * @param accent the meaning whose colour the focus takes: a department
 */
export function paletteOf(colors: ColorCount, isStrong = false, accent?: Meaning): Palette {
  const painted = MEANINGS.map((meaning) => [meaning, paintOf(meaning, colors, isStrong)]);
  const palette = Object.fromEntries(painted) as Record<Meaning, Paint>;
  if (!accent) return palette;
  return { ...palette, focus: isStrong ? both(inverse, palette[accent]) : palette[accent] };
}

/** The palettes of a terminal with and without colours, before anybody has signed in. */
export const COLORS = paletteOf(16);
export const NO_COLORS = paletteOf(0);
