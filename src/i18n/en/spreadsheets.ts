import type { spreadsheets as french } from '../fr/spreadsheets.ts';

export const spreadsheets: Record<keyof typeof french, string> = {
  'spreadsheet.missing': '{{path}} does not exist: check the name and the folder.',
  'spreadsheet.folder': '{{path}} is a folder: name the file in it.',
  'spreadsheet.notFile': '{{path}} is not an ordinary file: save the spreadsheet to a file.',
  'spreadsheet.unreadable': '{{path}} cannot be read: check your rights on this file.',
  'spreadsheet.empty': '{{file}} is empty: save it again from the spreadsheet program.',
  'spreadsheet.other':
    '{{file}} is not a spreadsheet: give an .xlsx, .xls, .ods, .csv or .tsv file, whatever it is called.',
  'spreadsheet.saveAgain':
    '{{file}} is a spreadsheet of a format that is not read here: open it, and save it as .xlsx.',
  'spreadsheet.password': '{{file}} is protected by a password: open it, and save a copy without a password.',
  'spreadsheet.broken':
    '{{file}} is damaged or incomplete: open it in the spreadsheet program, save it as .xlsx, or copy it again.',
  'spreadsheet.fileBytes': '{{path}} is too large ({{size}} MiB, {{most}} at most): split it into several files.',
  'spreadsheet.unpackedBytes':
    '{{file}} is too large once unpacked ({{size}} MiB, {{most}} at most): keep only the sheets you need, or split them into several files.',
  'spreadsheet.rows':
    '{{file}} has more than {{most}} filled rows, over all its sheets: split them into several files.',
  'spreadsheet.columns':
    '{{file}}, sheet “{{sheet}}”, cell {{cell}}: nothing is read beyond the first {{most}} columns. Delete what is there.',
  'spreadsheet.characters':
    '{{file}}, sheet “{{sheet}}”, cell {{cell}}: more than {{most}} characters. Shorten it; in a text file, a closing quotation mark may be missing.',
  'spreadsheet.memory':
    '{{file}} takes too much memory ({{most}} MiB at most): save it as .xlsx if it is an .ods, keep only the sheets you need, or split them into several files.',
  'spreadsheet.seconds':
    '{{file}} could not be read in {{most}} seconds: keep only the sheets you need, or split them into several files.',
};
