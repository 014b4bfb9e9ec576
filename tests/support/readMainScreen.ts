import type { Driver } from './driver.ts';
import type { Screen } from './screen.ts';

/** The visible content of one pane. */
export interface PaneSeen {
  /** `2 Contrats — tous, non signés`. */
  readonly title: string;
  /** The position of the cursor in the list, and the number of rows; 0 and 0 if the title shows neither. */
  readonly place: number;
  readonly total: number;
  /** The column headings; empty for a pane without the focus. */
  readonly header: string;
  /** The visible rows, without the cursor mark. A cut text ends in `…`. */
  readonly rows: readonly string[];
  /** The row under the cursor, or an empty text. */
  readonly selected: string;
}

const inFrame = (line: string): string => line.split('│')[1] ?? '';
/** Replaces the no-break spaces in amounts: on the screen they look like spaces. */
const linesOf = (screen: Screen): string[] => screen.lines().map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '));

/** @param number the digit that goes to the pane @returns the pane's content, if no layer covers it */
export function readPane(screen: Screen, number: number): PaneSeen {
  const lines = linesOf(screen);
  const top = lines.findIndex((line) => new RegExp(`^[┌├╒╞] ${number} `).test(line));
  if (top < 0) throw new Error(`There is no pane ${number}.`);
  const below = lines.slice(top + 1);
  const height = below.findIndex((line) => !line.startsWith('│'));
  const [border = ''] = (lines[top] ?? '').slice(1).split(/[┐┤╕╡]/);
  const title = border.split(/ [─═]{2,}/)[0]?.trim() ?? '';
  const [, place = '0', total = '0'] = /(\d+)\/([\d\s]+?) [─═]?$/.exec(border) ?? [];
  const body = below.slice(0, Math.max(0, height)).map(inFrame);
  const hasHeader = /^[╒╞]/.test(lines[top] ?? '') && Number(total) > 0;
  const rows = body.slice(hasHeader ? 1 : 0).filter((row) => row.trim() !== '');
  return {
    title,
    place: Number(place),
    total: Number(total.replaceAll(/\s/g, '')),
    header: hasHeader ? (body[0] ?? '').trim() : '',
    rows: rows.map((row) => row.replace(/^[▸~ ][*~]?\s*/, '').trim()),
    selected: (rows.find((row) => row.startsWith('▸')) ?? '').replace(/^▸[*~]?\s*/, '').trim(),
  };
}

/** The lines of the card beside the panes; empty if the window is too narrow for a card. */
export function readCard(screen: Screen): string {
  const lines = linesOf(screen);
  const left = (lines[1] ?? '').search(/[┐╕]┌/) + 1;
  if (left === 0) return '';
  return lines
    .slice(2)
    .map((line) => /^[│┤╡┘]│ (.*)│$/.exec(line.slice(left - 1))?.[1]?.trimEnd() ?? '')
    .join('\n')
    .trim();
}

/** The visible content of the home screen. */
export interface HomeSeen {
  readonly parts: readonly { readonly title: string; readonly count: string; readonly rows: readonly string[] }[];
  /** The row under the cursor, or an empty text. */
  readonly selected: string;
}

/** @returns the content of the home screen, if no layer covers it */
export function readHome(screen: Screen): HomeSeen {
  const lines = linesOf(screen);
  const top = lines.findIndex((line) => /^╒ 0 /.test(line));
  if (top < 0) throw new Error('The home screen is not shown.');
  const below = lines.slice(top + 1);
  const body = below
    .slice(
      0,
      below.findIndex((line) => !line.startsWith('│')),
    )
    .map(inFrame);
  const parts: { title: string; count: string; rows: string[] }[] = [];
  for (const line of body) {
    const [, title, count] = /^[ ▸](\S.*?) {2,}(\d+\+?) $/.exec(line) ?? [];
    if (title !== undefined && count !== undefined) parts.push({ title, count, rows: [] });
    else if (line.trim() !== '') parts.at(-1)?.rows.push(line.replace(/^▸/, '').trim());
  }
  return { parts, selected: (body.find((line) => line.startsWith('▸')) ?? '').replace(/^▸/, '').trim() };
}

/** @returns a section of the home by the start of its heading, if it is shown */
export const partOf = (screen: Screen, start: string) =>
  readHome(screen).parts.find(({ title }) => title.startsWith(start));

/** Moves to the first record of a section of the home. */
export async function goToPart(person: Driver, start: string): Promise<void> {
  await person.press('g');
  for (let headings = 0; headings < 30; headings += 1) {
    const first = partOf(person.screen, start)?.rows[0];
    if (first !== undefined && readHome(person.screen).selected === first) return;
    await person.press('PgDn');
  }
  throw new Error(`The home has no section «${start}» to go to.`);
}
