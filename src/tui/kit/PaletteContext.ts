import { createContext } from 'react';
import { COLORS, type Palette } from './paint.ts';
import { MODERN, type Terminal } from './terminal.ts';

/** How each meaning is painted in this session. */
export const PaletteContext = createContext<Palette>(COLORS);

/** The terminal of this session. */
export const TerminalContext = createContext<Terminal>(MODERN);
