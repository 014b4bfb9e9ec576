import type { ColorCount } from './paint.ts';

/** What a terminal can show. */
export interface Terminal {
  readonly colors: ColorCount;
  /** False where the font has only the signs of the first PCs, as on the Linux console (see `plainSigns`). */
  readonly hasSigns: boolean;
}

/** A terminal of today. */
export const MODERN: Terminal = { colors: 16, hasSigns: true };

/** Terminals whose font is that of the machine, also where `screen` or `tmux` runs in them. */
const CONSOLE = /^(?:(?:screen|tmux)\.)?(?:linux|cons25|ansi|vt\d)/;
/** Names of terminals that have more than eight colours. `xterm` alone has eight by its description. */
const MANY_COLORS = /256|16color|direct|truecolor|kitty|alacritty|ghostty|wezterm|foot|iterm|konsole|tmux|contour/i;

/** Returns what the terminal shows, by the environment: NO_COLOR, COLORTERM and TERM. */
export function terminalOf(env: Readonly<Record<string, string | undefined>>): Terminal {
  const { NO_COLOR, COLORTERM, TERM = '' } = env;
  const hasSigns = !CONSOLE.test(TERM);
  if (NO_COLOR) return { colors: 0, hasSigns };
  return { colors: hasSigns && (COLORTERM || MANY_COLORS.test(TERM)) ? 16 : 8, hasSigns };
}
