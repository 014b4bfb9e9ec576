import { clean } from '../../domain/safeText.ts';
import { cleanLines } from '../exports/table.ts';
import type { RunSheet } from './runSheet.ts';
import type { SheetEntry } from './sheetSections.ts';

/** No-break spaces are useful in the terminal, but not in a mail. */
const plain = (text: string): string => cleanLines(text).replaceAll(/[\u00a0\u202f]/g, ' ');

function entryLines({ label, value }: SheetEntry): string {
  const lines = plain(value).split('\n');
  return label === undefined ? lines.join('\n') : `${plain(label)}: ${lines.join('\n    ')}`;
}

/** Returns the run sheet as text to copy, to mail or to keep. Hostile characters are spelled out. */
export function sheetText({ title, name, made, sections }: RunSheet): string {
  const head = clean(`${title} — ${name}`).replaceAll('\u00a0', ' ');
  const parts = sections.map(({ title: heading, entries }) =>
    [plain(heading).toUpperCase(), ...entries.map(entryLines)].join('\n'),
  );
  return `${[head, ...parts, plain(made)].join('\n\n')}\n`;
}
