import type { Sink } from '../exports/sink.ts';
import type { Session } from '../session.ts';
import type { RunSheet } from './runSheet.ts';
import { sheetHtml } from './sheetHtml.ts';
import { sheetText } from './sheetText.ts';

/** A page to print, or text. */
export const SHEET_FORMATS = ['html', 'txt'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Writes a run sheet that was made before. */
export const writeSheet = ({ texts }: Session, sheet: RunSheet, format: SheetFormat, sink: Sink): Promise<void> =>
  sink.write(Buffer.from(format === 'html' ? sheetHtml(sheet, texts.lang) : sheetText(sheet)));
