import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { borderLine } from '../../../src/tui/kit/borderLine.ts';
import { cardLines } from '../../../src/tui/kit/Card.tsx';
import { columnWidths } from '../../../src/tui/kit/columnWidths.ts';
import { dialogLines } from '../../../src/tui/kit/Dialog.tsx';
import { keyBarText } from '../../../src/tui/kit/KeyBar.tsx';
import { noticeLines } from '../../../src/tui/kit/Notice.tsx';
import { COLORS } from '../../../src/tui/kit/paint.ts';
import { selectFieldLines } from '../../../src/tui/kit/SelectField.tsx';
import { selectListLines } from '../../../src/tui/kit/SelectList.tsx';
import { headerText, rowText } from '../../../src/tui/kit/Table.tsx';
import { textFieldLines } from '../../../src/tui/kit/TextField.tsx';
import { titleParts } from '../../../src/tui/kit/TitleLine.tsx';
import { fitText } from '../../../src/tui/kit/text.ts';
import { naughtyString } from './naughty.ts';

const width = fc.integer({ min: 12, max: 100 });
const few = (max: number) => fc.array(naughtyString, { maxLength: max });
const someOf = fc.option(naughtyString, { nil: undefined });

/** Checks that each text is one line of exactly the given width. */
const areExact = (lines: readonly string[], columns: number) => {
  for (const line of lines) {
    expect([line, stringWidth(line)]).toEqual([line, columns]);
    expect(line).not.toMatch(/[\n\r\t]/u);
  }
};

describe('every line has exactly the given width, whatever the texts:', () => {
  test('borders', () => {
    fc.assert(
      fc.property(naughtyString, naughtyString, fc.nat(100), fc.boolean(), (title, count, columns, isFocused) => {
        for (const edge of ['top', 'middle', 'bottom'] as const)
          areExact([borderLine(edge, columns, title, count, isFocused)], columns);
      }),
    );
  });

  test('rows and header of a table', () => {
    const column = fc.record({
      key: fc.string(),
      title: naughtyString,
      min: fc.integer({ min: 1, max: 20 }),
      priority: fc.nat(2),
      align: fc.constantFrom('left', 'right'),
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), few(6), width, (columns, texts, total) => {
        const placed = columnWidths(columns, total - 2);
        const cells = placed.map((one, index) => fitText(texts[index] ?? '', one.width, one.column.align));
        areExact([rowText(cells, total, { isCursor: true, isMarked: true }), headerText(placed, total)], total);
        areExact([headerText(placed, total, { column: columns[0]?.key ?? '', isDescending: true })], total);
      }),
    );
  });

  test('a card', () => {
    const entry = fc.record({ label: someOf, value: naughtyString });
    const section = fc.record({ title: someOf, entries: fc.array(entry, { maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), width, (sections, columns) => {
        areExact(
          cardLines(sections, columns).map(({ text }) => text),
          columns,
        );
      }),
    );
  });

  test('the title line, the key bar and a notice', () => {
    fc.assert(
      fc.property(few(4), naughtyString, fc.nat(120), fc.integer({ min: 1, max: 4 }), (texts, who, columns, most) => {
        const { place, end } = titleParts({ place: texts, who, clock: '14:32', width: columns });
        areExact([place + end], columns);
        areExact(
          [keyBarText({ hints: texts.map((label) => ({ keys: 'n', label })), width: columns }, COLORS)],
          columns,
        );
        const notice = noticeLines('error', who, columns, most);
        expect(notice.length).toBeLessThanOrEqual(most);
        areExact(notice, columns);
      }),
    );
  });

  test('fields', () => {
    const drawn = (lines: readonly { before: string; text: string }[]) => lines.map((line) => line.before + line.text);
    const field = fc.record({
      label: naughtyString,
      value: naughtyString,
      error: someOf,
      hint: someOf,
      placeholder: someOf,
      rows: fc.integer({ min: 1, max: 4 }),
      mask: fc.option(fc.constant('*'), { nil: undefined }),
      isFocused: fc.boolean(),
      width,
    });
    fc.assert(
      fc.property(field, few(5), fc.nat(), (props, labels, place) => {
        const { index: cursor } = new Intl.Segmenter()
          .segment(props.value)
          .containing(place % (props.value.length || 1)) ?? { index: 0 };
        areExact(drawn(textFieldLines({ ...props, cursor })), props.width);
        areExact(drawn(textFieldLines({ ...props, cursor: props.value.length })), props.width);
        const options = labels.map((label, key) => ({ key, label, detail: props.hint }));
        const selected = labels.length === 0 ? -1 : place % labels.length;
        areExact(drawn(selectFieldLines({ ...props, options, selected })), props.width);
        const open = { cursor: selected, height: 3 };
        areExact(drawn(selectFieldLines({ ...props, options, selected, open })), props.width);
        const list = selectListLines({ options, ...open, width: props.width, isFocused: true, emptyText: props.label });
        expect(list.length).toBeLessThanOrEqual(3);
        const whole = { options, cursor: selected, height: 3, width: props.width, isFocused: true, isWhole: true };
        const lines = selectListLines({ ...whole, emptyText: props.label });
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.some(({ isCursor }) => isCursor)).toBe(labels.length > 0);
        areExact(
          [...list, ...lines].map(({ text }) => text),
          props.width,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a dialog', () => {
    fc.assert(
      fc.property(naughtyString, few(3), width, fc.integer({ min: 5, max: 40 }), (body, labels, columns, rows) => {
        const choices = labels.map((label) => ({ keys: 'o', label }));
        const lines = dialogLines({ title: '', body, choices, columns: 80, rows }, columns);
        areExact(lines, columns);
        expect(lines.length).toBeLessThanOrEqual(rows - 2);
      }),
    );
  });
});

test('the frame of terminal.md', () => {
  expect(borderLine('top', 44, '1 Clients — mes clients', '3/32')).toBe('┌ 1 Clients — mes clients ─────────── 3/32 ┐');
  expect(borderLine('middle', 28, '2 Contrats', '1/2', true)).toBe('╞ 2 Contrats ═════════ 1/2 ╡');
  expect(borderLine('bottom', 6)).toBe('└────┘');
  expect(borderLine('top', 16, 'Une très longue place', '1/2')).toBe('┌ Une t… ─ 1/2 ┐');
});

test('the focused part of a long value is visible, with marks for the hidden parts', () => {
  const value = 'Société Anonyme des Établissements Réunis du Bassin Méditerranéen';
  const line = (cursor: number) => {
    const [first] = textFieldLines({ label: '', value, cursor, isFocused: true, width: 30, labelWidth: 0 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the attributes are not looked at here
    return first?.text.replace(/\u001b\[\d+m/gu, '');
  };
  expect(line(0)).toBe('Société Anonyme des Établ› ');
  expect(line(value.length)).toMatch(/^‹.*Méditerranéen {2}$/u);
  expect(line(30)).toMatch(/^‹.*›$/u);
});

test('a paste of a million characters is drawn quickly', () => {
  const value = 'a\u0301'.repeat(500_000);
  const started = performance.now();
  textFieldLines({ label: 'Note', value, cursor: value.length, isFocused: true, width: 80 });
  expect(performance.now() - started).toBeLessThan(200);
});

test('if the place does not fit, the name of the application is dropped first', () => {
  const place = ['Epic Events', 'Collaborateurs', 'Bill Boquet'];
  const title = { place, who: 'Gabrielle Lenoir · gestion', clock: '14:32' };
  expect(titleParts({ ...title, width: 100 }).place).toMatch(/^ Epic Events › Collaborateurs › Bill Boquet +$/);
  expect(titleParts({ ...title, width: 60 }).place).toBe(' Collaborateurs › Bi…');
});
