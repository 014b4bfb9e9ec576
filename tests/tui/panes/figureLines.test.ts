import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translator.ts';
import type { FigureTable } from '../../../src/services/figures/figureTable.ts';
import { NO_COLORS } from '../../../src/tui/kit/paint.ts';
import { textWidth } from '../../../src/tui/kit/text.ts';
import { figureLines } from '../../../src/tui/panes/figures/figureLines.ts';

const texts = createTranslator('fr', 'Europe/Paris');

const MONEY: FigureTable = {
  view: 'months',
  range: { from: '2026-01', count: 3 },
  scope: 'all',
  heading: 'Mois',
  columns: [
    { key: 'signed', title: 'Signé', kind: 'money' },
    { key: 'late', title: 'En retard', kind: 'money' },
  ],
  rows: [
    { key: '2026-01', label: 'janv. 2026', values: ['1000.50', '0.00'] },
    { key: '2026-02', label: 'févr. 2026', values: ['-20.49', '500.25'] },
    { key: '2026-03', label: 'mars 2026', values: ['9999999999.99', '0.00'] },
  ],
  totals: ['10000000980.00', '500.25'],
};

const LOAD: FigureTable = {
  ...MONEY,
  view: 'load',
  heading: 'Support',
  columns: [
    { key: 'events', title: 'Événements', kind: 'number' },
    ...Array.from({ length: 17 }, (_, at) => ({ key: `2026-0${at}`, title: '01/02', kind: 'count' as const })),
  ],
  rows: [
    {
      key: '4',
      label: '婚礼派对 et un nom qui est long',
      values: [3, ...Array.from({ length: 17 }, (_, at) => at % 3)],
    },
  ],
  totals: [3, ...Array.from({ length: 17 }, () => 1)],
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const bare = (line: string) => line.replaceAll(/\u001b\[[\d;]*m/g, '').replaceAll('\u00a0', ' ');
const draw = (table: FigureTable, width: number, row = 0, column = 0) =>
  figureLines(table, { row, column }, { present: null, width, height: 8, texts, palette: NO_COLORS }).map(bare);

describe('a table of figures', () => {
  it('has every line of the width, wherever the cursor is', () => {
    for (const table of [MONEY, LOAD])
      for (const width of [58, 78, 118, 198])
        for (let column = 0; column < table.columns.length; column += 1)
          for (let row = 0; row <= table.rows.length; row += 1)
            for (const line of draw(table, width, row, column)) expect(textWidth(line), line).toBe(width);
  });

  it('lines its numbers up at the right, with bars where there is room', () => {
    const [head = '', , first = '', second = '', third = ''] = draw(MONEY, 118);
    const end = head.indexOf('Signé') + 'Signé'.length;
    for (const line of [first, second, third]) expect(line.slice(0, end)).toMatch(/€$/);
    expect(third).toContain('█'.repeat(20));
    expect(second).toContain('−20,49 €');
  });

  it('leaves the cents out where the bars need the room, and rounds half up', () => {
    const lines = draw(MONEY, 52).join('\n');
    expect(lines).toContain('1 001 €');
    expect(lines).toContain('−20 €');
    expect(lines).toContain('10 000 000 000 €');
  });

  it('writes whole euros like every other amount of the language', () => {
    const english = createTranslator('en', 'Europe/Paris');
    const size = { present: null, width: 52, height: 8, texts: english, palette: NO_COLORS };
    const lines = figureLines(MONEY, { row: 0, column: 0 }, size).map(bare).join('\n');
    expect(lines).toContain('€1,001 ');
    expect(lines).toContain('−€20 ');
  });

  it('shows the focused column of many, and says that there are others', () => {
    const [head = ''] = draw(LOAD, 58, 0, 17);
    expect(head.startsWith('‹')).toBe(true);
    expect(draw(LOAD, 58)[0]?.endsWith('›')).toBe(true);
  });

  it('has the present month in brackets', () => {
    const [month] = MONEY.rows.slice(1);
    const tools = { present: month?.key ?? '', width: 78, height: 8, texts, palette: NO_COLORS };
    const marked = figureLines(MONEY, { row: 0, column: 0 }, tools).map(bare);
    expect(marked.filter((line) => line.includes('['))).toEqual([expect.stringContaining(`[${month?.label}]`)]);
    for (const line of marked) expect(textWidth(line), line).toBe(78);
  });

  it('marks the row of the cursor by a sign', () => {
    expect(draw(MONEY, 78, 1)[3]?.startsWith('▸')).toBe(true);
    expect(draw(MONEY, 78, 3)[5]?.startsWith('▸Total')).toBe(true);
  });

  it('shows the course of each column over the months, without what was due before', () => {
    expect(draw(MONEY, 118)[1]).toMatch(/^ évolution +▁ █ +█ +$/);
    const before = { key: 'before', label: 'avant', values: ['99999999999.00', '7.00'] };
    const shapes = draw({ ...MONEY, rows: [before, ...MONEY.rows] }, 118)[1];
    expect(shapes).toBe(draw(MONEY, 118)[1]);
  });

  it('shows no course where the rows are people, where it does not fit, and where there is little room', () => {
    for (const table of [{ ...MONEY, view: 'people' as const }, LOAD])
      expect(draw(table, 118).join('\n')).not.toContain('évolution');
    const weeks = Array.from({ length: 40 }, (_, at) => ({ key: `w${at}`, label: 'sem.', values: ['1.00', '2.00'] }));
    expect(draw({ ...MONEY, rows: weeks }, 58).join('\n')).not.toContain('évolution');
    const low = { present: null, width: 118, height: 7, texts, palette: NO_COLORS };
    expect(figureLines(MONEY, { row: 0, column: 0 }, low).join('\n')).not.toContain('évolution');
  });
});
