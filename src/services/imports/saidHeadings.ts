import type { PersonSettings } from '../../settings/personSettings.ts';
import { type KnownHeadings, SOURCE_FIELDS, type SourceField } from './source.ts';

const isField = (text: string): text is SourceField => Object.hasOwn(SOURCE_FIELDS, text);

/** @returns what the person has said about headings of earlier files, on the screen and on the command line alike */
export function saidHeadings({ importHeadings = {} }: PersonSettings): KnownHeadings {
  return Object.fromEntries(
    Object.entries(importHeadings).flatMap(([heading, field]): [string, SourceField | null][] =>
      field === null || (field !== undefined && isField(field)) ? [[heading, field]] : [],
    ),
  );
}
