import { createContext } from 'react';
import { COLORS, type Palette } from './paint.ts';

/** The colours of this session: `COLORS`, or `NO_COLORS` where the user set NO_COLOR. */
export const PaletteContext = createContext<Palette>(COLORS);
