/**
 * What the full screen turns on in a terminal, itself or through its library. Whoever is the last to write to the terminal
 * takes it back: the program at its end, or the launcher where the program was killed.
 */

/** A terminal that disagrees about a character's width then spoils one line only, not the whole screen. */
export const WRAP = { on: '\u001b[?7h', off: '\u001b[?7l' };

/** Presses, releases and the wheel, with places told in digits (SGR), so that wide windows have them too. */
export const MOUSE = { on: '\u001b[?1000h\u001b[?1006h', off: '\u001b[?1006l\u001b[?1000l' };

/** Of the library: a frame shown at once, bracketed paste, the alternate screen, the hidden cursor, styles. */
const OF_THE_LIBRARY = ['\u001b[?2026l', '\u001b[?2004l', '\u001b[?1049l', '\u001b[?25h', '\u001b[0m'];

/** Brings a terminal back to what it was before, whatever is on. */
export const RESTORE = [MOUSE.off, WRAP.on, ...OF_THE_LIBRARY].join('');
