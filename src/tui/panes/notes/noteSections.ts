import type { OnRecord } from '../../../domain/onRecord.ts';
import type { NoteRecord } from '../../../domain/records/note.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { startOf } from '../../../services/undoValues.ts';
import type { CardEntry, CardSection } from '../../kit/Card.tsx';
import { noteHead } from './noteTexts.ts';

/** Maximum notes on a card, and characters of each; `N` shows them all. */
export const FEW_NOTES = 6;
const SHOWN = 300;

function shown(body: string): string {
  const signs = [...body.trim()];
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN).join('')}…` : signs.join('');
}

/** @returns the newest note in one line, to stand under the record's name; nothing where there is none */
export function lastNote([newest]: readonly NoteRecord[], parent: OnRecord, texts: Translator): CardEntry[] {
  if (!newest) return [];
  const value = `${startOf(newest.body)} (${noteHead(newest, parent, texts)})`;
  return [{ label: texts.t('notes.last'), value, values: [] }];
}

/**
 * @param notes the newest first, one more than the card shows where there are more
 * @returns the section of a card, or none without a note
 */
export function notesSection(notes: readonly NoteRecord[], parent: OnRecord, texts: Translator): CardSection[] {
  if (notes.length === 0) return [];
  const entries = notes.slice(0, FEW_NOTES).map((written) => {
    const head = noteHead(written, parent, texts);
    const body = shown(written.body).replaceAll(/\r\n|\r|\n/g, '\n  ');
    return { value: `${head}\n  ${body}`, values: [{ label: head, value: written.body }] };
  });
  const more = notes.length > FEW_NOTES ? [{ value: texts.t('notes.more'), values: [] }] : [];
  return [{ title: texts.t('notes.title'), entries: [...entries, ...more] }];
}
