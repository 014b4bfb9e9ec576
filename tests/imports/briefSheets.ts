import type { CellValue } from '../../src/files/sheetGrid.ts';

/** The brief’s two sheets, as it prints them. */
export const WEDDING: readonly (readonly CellValue[])[] = [
  ['John Ouick Wedding'],
  ['Event ID', 109],
  ['Contract ID', 652],
  ['Client name', 'John Ouick'],
  ['Client contact', 'john.ouick@gmail.com +1 234 567 8901'],
  ['Event date start', '4 Jun 2023 @ 1PM'],
  ['Event date end', '5 Jun 2023 @ 2AM'],
  ['Support contact', 'Kate Hastroff'],
  ['Location', '53 Rue du Château, 41120 Candé-sur-Beuvron, France'],
  ['Attendees', 75],
  [
    'Notes',
    'Wedding starts at 3PM, by the river. Catering is organized, reception starts at 5PM. Kate needs to organize the DJ for after party.',
  ],
];

export const ASSEMBLY: readonly (readonly CellValue[])[] = [
  ['Lou Bouzin General Assembly'],
  ['Event ID', 1023],
  ['Contract ID', 412],
  ['Client name', 'Lou Bouzin'],
  ['Client contact', 'Jacky Blangier'],
  [null, 'jacky@loubouzin.grd'],
  [null, '+ 666 12345'],
  ['Event date start', '5 May 2023 @ 3PM'],
  ['Event date end', '5 May 2023 @ 5PM'],
  ['Support contact', 'Aliénor Vichum'],
  ['Location', 'Salle des fêtes de Mufflins'],
  ['Attendees'],
  ['Notes', 'Assemblée générale des actionnaires (~200 personnes).'],
];
