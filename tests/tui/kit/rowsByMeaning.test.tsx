import { render } from 'ink';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Card } from '../../../src/tui/kit/Card.tsx';
import { ReadingContext } from '../../../src/tui/kit/reading.ts';
import { Table } from '../../../src/tui/kit/Table.tsx';
import { type OpenedApp, openApp } from '../../support/driver.ts';

let app: OpenedApp | undefined;
afterEach(() => app?.close());

let rerender: (node: ReactNode) => void;
const draw = async (node: ReactNode, columns = 60, rows = 16, isScreenReaderEnabled = false): Promise<OpenedApp> => {
  app = await openApp(
    (io) => {
      const ink = render(node, {
        ...io,
        alternateScreen: true,
        incrementalRendering: true,
        maxFps: 60,
        patchConsole: false,
        isScreenReaderEnabled,
      });
      rerender = ink.rerender;
      return ink;
    },
    { columns, rows },
  );
  return app;
};

const columns = [
  { key: 'company', title: 'Société', flex: 2, min: 10 },
  { key: 'name', title: 'Interlocuteur', flex: 1, min: 8, priority: 1 },
  { key: 'updated', title: 'MàJ', width: 6, align: 'right' as const },
];
const table = {
  columns,
  width: 40,
  height: 6,
  isFocused: true,
  emptyText: 'Aucun client',
};

const FRENCH = {
  selected: 'sélection',
  field: 'champ',
  choice: 'choix',
  refused: 'refusé',
  labelled: (label: string, value: string) => `${label} : ${value}`,
};

describe('rows by meaning', () => {
  const states = [
    {
      key: 0,
      cells: { company: 'Signé', name: 'signé', updated: '1 €' },
      looks: { name: { sign: '●', meaning: 'done' } },
    },
    {
      key: 1,
      cells: { company: 'Tard', name: 'signé', updated: '2 €' },
      looks: { updated: { sign: '!', meaning: 'late' } },
    },
    {
      key: 2,
      cells: { company: 'Clos', name: 'clos', updated: '3 €' },
      looks: { name: { sign: '■', meaning: 'muted' }, updated: { sign: '!', meaning: 'late' } },
      isDim: true,
    },
  ] as const;
  const list = { ...table, rowAt: (index: number) => states[index] ?? null, total: 3 };

  test('a cell has its sign and its colour, the rest of the row has none', async () => {
    const { screen } = await draw(<Table {...list} cursor={-1} />);
    expect(screen.lines().slice(1, 4)).toEqual([
      '  Signé              ● signé         1 €',
      '  Tard               signé         ! 2 €',
      '  Clos               ■ clos        ! 3 €',
    ]);
    expect(screen.cell(21, 1).isColored).toBe(true);
    expect(screen.cell(2, 1).isColored).toBe(false);
    expect(screen.cell(35, 2)).toMatchObject({ isColored: true, isBold: true });
  });

  test('what is late stands out in a row that counts no more', async () => {
    const { screen } = await draw(<Table {...list} cursor={-1} />);
    expect(screen.cell(2, 3)).toMatchObject({ isDim: true, isColored: false });
    expect(screen.cell(35, 3)).toMatchObject({ isDim: false, isColored: true });
  });

  test('the selected row is inverse without colours in the focus, bold and underlined elsewhere', async () => {
    const { screen } = await draw(<Table {...list} cursor={1} />);
    expect(screen.cell(35, 2)).toMatchObject({ isInverse: true, isColored: false, isUnderlined: false });
    rerender(<Table {...list} cursor={1} isFocused={false} />);
    await app?.settle();
    expect(screen.cell(35, 2)).toMatchObject({ isInverse: false, isColored: true, isUnderlined: true, isBold: true });
    expect(screen.cell(2, 2)).toMatchObject({ isInverse: false, isUnderlined: true, isBold: true });
  });

  test('an amount is never cut for its sign; without it it has no colour', async () => {
    const far = { key: 0, cells: { company: 'A', name: 'B', updated: '12 345' }, looks: states[1].looks };
    const { screen } = await draw(<Table {...list} rowAt={() => far} total={1} cursor={-1} />);
    expect(screen.lines()[1]).toMatch(/ 12 345$/);
    expect(screen.cell(35, 1).isColored).toBe(false);
  });

  test('a screen reader reads the word, not the sign', async () => {
    const sections = [
      { entries: [{ label: 'Statut', value: 'signé', look: { sign: '●', meaning: 'done' } as const }] },
    ];
    const person = await draw(
      <ReadingContext value={FRENCH}>
        <Table {...list} cursor={1} />
        <Card sections={sections} width={30} height={3} />
      </ReadingContext>,
      100,
      16,
      true,
    );
    expect(person.text()).toContain('Statut : signé');
    expect(person.text()).not.toMatch(/[●■!]/);
  });
});
