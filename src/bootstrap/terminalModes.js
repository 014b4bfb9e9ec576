/**
 * The modes that the full screen, or its library, turns on in a terminal. The last process that uses the terminal turns
 * them off: the program at its end, or the launcher if the program was killed.
 */

/** Without automatic wrapping, a terminal that disagrees about a character's width damages one line only. */
export const WRAP = { on: '\u001b[?7h', off: '\u001b[?7l' };

/** Presses, releases and the wheel, with decimal coordinates (SGR), which have no limit at column 223. */
export const MOUSE = { on: '\u001b[?1000h\u001b[?1006h', off: '\u001b[?1006l\u001b[?1000l' };

/** Modes of the library: synchronized output, bracketed paste, the alternate screen, the hidden cursor, styles. */
const OF_THE_LIBRARY = ['\u001b[?2026l', '\u001b[?2004l', '\u001b[?1049l', '\u001b[?25h', '\u001b[0m'];

/** Restores a terminal, whatever modes are on. */
export const RESTORE = [MOUSE.off, WRAP.on, ...OF_THE_LIBRARY].join('');
