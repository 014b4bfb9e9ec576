import type { Cell, Screen } from './screen.ts';

/** How a terminal shows the default colours, and the basic ones that the application uses. */
export interface Theme {
  readonly back: string;
  readonly text: string;
  /** By the number of the basic colour: 1 red, 2 green, 4 blue, 5 magenta. */
  readonly basic: Readonly<Record<number, string>>;
}

export const DARK: Theme = {
  back: '#16181d',
  text: '#d3d7cf',
  basic: { 1: '#f05050', 2: '#3cc46e', 4: '#5c9cf5', 5: '#d67ad6' },
};

const CELL = { width: 8.4, height: 18, baseline: 13 };
const MARGIN = 8;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? '');

/** Cells beside each other that look alike. */
interface Run {
  readonly first: Cell;
  readonly at: number;
  columns: number;
  text: string;
  /** The place of each character: fonts differ in their widths, a terminal's cells do not. */
  readonly places: number[];
}

const looksLike = (one: Cell, other: Cell): boolean =>
  one.color === other.color &&
  one.isBold === other.isBold &&
  one.isDim === other.isDim &&
  one.isInverse === other.isInverse &&
  one.isUnderlined === other.isUnderlined;

function runsOf(screen: Screen, y: number): Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < screen.columns; x += 1) {
    const cell = screen.cell(x, y);
    if (cell.width === 0) continue;
    let run = runs.at(-1);
    if (!run || !looksLike(run.first, cell)) {
      run = { first: cell, at: x, columns: 0, text: '', places: [] };
      runs.push(run);
    }
    const text = cell.text || ' ';
    run.text += text;
    run.columns += cell.width;
    for (const _ of text) run.places.push(Number((x * CELL.width).toFixed(1)));
  }
  return runs;
}

function drawn({ first, at, columns, text, places }: Run, y: number, theme: Theme): string {
  const color = first.color === null ? theme.text : (theme.basic[first.color] ?? theme.text);
  const box = (top: number, height: number) =>
    `<rect x="${(at * CELL.width).toFixed(1)}" y="${y * CELL.height + top}" width="${(columns * CELL.width).toFixed(1)}" height="${height}" fill="${color}"/>`;
  const under = first.isUnderlined ? box(CELL.height - 2, 1) : '';
  const ground = first.isInverse ? box(0, CELL.height) : '';
  if (text.trim() === '') return ground + under;
  const weight = first.isBold ? ' font-weight="bold"' : '';
  const paleness = first.isDim ? ' opacity=".55"' : '';
  const ink = first.isInverse ? theme.back : color;
  return `${ground}${under}<text x="${places.join(' ')}" y="${y * CELL.height + CELL.baseline}" fill="${ink}"${weight}${paleness}>${escaped(text)}</text>`;
}

/** @returns the screen as an SVG picture, character by character as a terminal shows it */
export function screenPicture(screen: Screen, theme: Theme = DARK): string {
  const width = Math.ceil(screen.columns * CELL.width) + 2 * MARGIN;
  const height = screen.rows * CELL.height + 2 * MARGIN;
  const lines = Array.from({ length: screen.rows }, (_, y) =>
    runsOf(screen, y)
      .map((run) => drawn(run, y, theme))
      .join(''),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-${MARGIN} -${MARGIN} ${width} ${height}" font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" xml:space="preserve">
<rect x="-${MARGIN}" y="-${MARGIN}" width="100%" height="100%" fill="${theme.back}"/>
${lines.join('\n')}
</svg>
`;
}
