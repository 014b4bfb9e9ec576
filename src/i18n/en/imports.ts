import type { imports as fr } from '../fr/imports.ts';

/** What is taken over from spreadsheets. */
export const imports: Record<keyof typeof fr, string> = {
  'imports.value.failed': 'The formula of this cell has failed: {{text}}.',
  'imports.value.unknown': 'The file says “{{text}}”: no value.',
  'imports.value.hidden': 'Invisible characters were removed, {{code}} among them.',
  'imports.value.incompleteDate': 'Incomplete date, or one that depends on the day it is read: please confirm.',
  'imports.value.dayOrMonth': 'The day or the month first? Here the day: please confirm.',
  'imports.value.amount': 'Not an amount in euros.',
  'imports.value.approximate': 'Approximate number: please confirm.',
  'imports.value.number': 'Not a number alone.',
  'imports.value.statut': 'Unknown status: draft, to sign, signed, closed or cancelled.',
  'imports.value.method': 'Unknown method of payment: transfer, card, cheque, cash or other.',
  'imports.value.inNotes': 'Number found in the notes (“{{text}}”): please confirm.',
  'imports.value.several': 'Several values: the first is taken, not “{{others}}”.',
  'imports.value.phoneNumber': 'The cell holds a number: the spreadsheet may have dropped its first 0.',
  'imports.value.noCompany': 'No company in the file: is this a private person?',
  'imports.shape.untitled': 'No title above the labels: please give the name.',
  'imports.shape.titles': 'Several titles: the nearest is taken, not “{{others}}”.',
};
