import type { Screen } from './screen.ts';

/** What a person reads of one pane. */
export interface PaneSeen {
  /** `2 Contrats — tous, non signés`. */
  readonly title: string;
  /** Place of the cursor in the list, and how many rows the list has; 0 and 0 where the title says nothing. */
  readonly place: number;
  readonly total: number;
  /** Headings of the columns; empty where the pane is not the focused one. */
  readonly header: string;
  /** The rows that can be seen, without the mark; what is cut ends in `…`. */
  readonly rows: readonly string[];
  /** The row under the cursor, or an empty text. */
  readonly selected: string;
}

const inFrame = (line: string): string => line.split('│')[1] ?? '';
/** The blanks inside an amount are no-break ones; on a screen a blank is a blank. */
const linesOf = (screen: Screen): string[] => screen.lines().map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '));

/** @param number the digit that goes to the pane @returns what it shows, as long as no layer covers it */
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

/** The card beside the panes, its lines one under the other; empty in a window too narrow for one. */
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

/** What a person reads of the home. */
export interface HomeSeen {
  readonly parts: readonly { readonly title: string; readonly count: string; readonly rows: readonly string[] }[];
  /** The row under the cursor, or an empty text. */
  readonly selected: string;
}

/** @returns what the home shows, as long as no layer covers it */
export function readHome(screen: Screen): HomeSeen {
  const lines = linesOf(screen);
  const top = lines.findIndex((line) => /^╒ 0 /.test(line));
  if (top < 0) throw new Error('The home is not shown.');
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
