import fc from 'fast-check';
import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Card } from '../../../src/tui/kit/Card.tsx';
import { Dialog } from '../../../src/tui/kit/Dialog.tsx';
import { FormBox, type FormItem, formHeight } from '../../../src/tui/kit/FormBox.tsx';
import { KeyBar } from '../../../src/tui/kit/KeyBar.tsx';
import { Notice } from '../../../src/tui/kit/Notice.tsx';
import { PaletteContext } from '../../../src/tui/kit/PaletteContext.ts';
import { Pane } from '../../../src/tui/kit/Pane.tsx';
import { NO_COLORS } from '../../../src/tui/kit/paint.ts';
import { ReadingContext } from '../../../src/tui/kit/reading.ts';
import { SelectList } from '../../../src/tui/kit/SelectList.tsx';
import { Table } from '../../../src/tui/kit/Table.tsx';
import { TitleLine } from '../../../src/tui/kit/TitleLine.tsx';
import { TooSmall } from '../../../src/tui/kit/TooSmall.tsx';
import { spinning, useSpinner } from '../../../src/tui/kit/useSpinner.ts';
import { type OpenedApp, openApp } from '../../support/driver.ts';
import { naughtyString } from './naughty.ts';

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
const rowAt = (index: number) => ({
  key: index,
  cells: { company: `Société ${index}`, name: `Nom ${index}`, updated: '29/03' },
});
const table = {
  columns,
  rowAt,
  total: 1000,
  cursor: 0,
  width: 40,
  height: 6,
  isFocused: true,
  emptyText: 'Aucun client',
};

describe('Table', () => {
  test('draws only the visible rows, the selected one marked and inverse', async () => {
    const { screen } = await draw(<Table {...table} cursor={500} />);
    expect(screen.lines().slice(0, 7)).toEqual([
      '  Société            Interlocute…    MàJ',
      '  Société 497        Nom 497       29/03',
      '  Société 498        Nom 498       29/03',
      '  Société 499        Nom 499       29/03',
      '▸ Société 500        Nom 500       29/03',
      '  Société 501        Nom 501       29/03',
      '',
    ]);
    expect(screen.isInverse('Société 500')).toBe(true);
    expect(screen.isInverse('Société 499')).toBe(false);
    expect(screen.cell(2, 0).isBold).toBe(true);
  });

  test('keeps the mark of the selected row while another pane has the focus', async () => {
    const { screen } = await draw(<Table {...table} cursor={1} isFocused={false} />);
    expect(screen.lines()[2]).toMatch(/^▸ Société 1 /u);
    expect(screen.isInverse('Société 1')).toBe(false);
  });

  test('shows the sort column, the marked rows, and the rows that are loading', async () => {
    const sort = { column: 'updated', isDescending: true };
    const loading = (index: number) => (index === 2 ? null : rowAt(index));
    const { screen } = await draw(<Table {...table} sort={sort} marked={new Set([1])} rowAt={loading} />);
    expect(screen.lines()[0]).toMatch(/ MàJ▾$/u);
    expect(screen.lines()[2]).toMatch(/^ \*Société 1 /u);
    expect(screen.lines()[3]).toMatch(/^ {2}\.\.\. +\.\.\. +\.\.\.$/u);
    expect(screen.cell(2, 3).isDim).toBe(true);
  });

  test('shows that it is empty', async () => {
    const { screen } = await draw(<Table {...table} total={0} cursor={-1} />);
    expect(screen.lines()[1]).toBe('  Aucun client');
  });

  test('moving the cursor redraws only the two affected rows', async () => {
    const person = await draw(<Table {...table} height={12} />);
    const before = person.screen.bytes;
    rerender(<Table {...table} height={12} cursor={1} />);
    await person.settle();
    expect(person.screen.isInverse('Société 1')).toBe(true);
    expect(person.screen.bytes - before).toBeLessThan(400);
  });

  test('never draws more rows than its height, nor beyond its width, whatever its content', async () => {
    const person = await draw(<Text> </Text>, 50, 20);
    const drawn = fc.record({
      texts: fc.array(naughtyString, { minLength: 3, maxLength: 3 }),
      total: fc.nat(30),
      cursor: fc.nat(30),
      height: fc.integer({ min: 1, max: 15 }),
      width: fc.integer({ min: 4, max: 48 }),
      isFocused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ texts: [company = '', name = '', updated = ''], ...props }) => {
        const row = { key: 1, cells: { company, name, updated } };
        rerender(
          <Box flexDirection='column'>
            <Box>
              <Table {...table} {...props} rowAt={() => row} />
              <Text>{'|\n'.repeat(props.height).trimEnd()}</Text>
            </Box>
            <Text>END</Text>
          </Box>,
        );
        await person.settle(18);
        expect(person.screen.find('END')?.y).toBe(props.height);
        for (let y = 0; y < props.height; y++) expect(person.screen.cell(props.width, y).text).toBe('|');
      }),
      { numRuns: 40 },
    );
  });
});

test('the screen of terminal.md: panes with shared borders, a card, a title line and keys', async () => {
  const pane = { width: 44, isFocused: false, count: '1/2' };
  const { screen } = await draw(
    <Box flexDirection='column' width={90}>
      <TitleLine
        place={['Epic Events', 'Clients', 'Cool Startup LLC']}
        who='Bill Boquet · commercial'
        clock='14:32'
        width={90}
      />
      <Box>
        <Box flexDirection='column'>
          <Pane {...pane} title='1 Clients — mes clients' count='3/32' height={3} isFocused isLast={false}>
            <Table {...table} width={42} height={3} />
          </Pane>
          <Pane {...pane} title='2 Contrats — de ce client' height={1} isFirst={false}>
            <Table {...table} width={42} height={1} isFocused={false} />
          </Pane>
        </Box>
        <Pane title='Fiche client' width={46} height={5} isFocused={false}>
          <Card
            sections={[
              {
                title: 'Cool Startup LLC',
                entries: [
                  { label: 'Interlocuteur', value: 'Kevin Casey' },
                  { label: 'E-mail', value: 'kevin@startup.io' },
                ],
              },
              {
                title: 'Historique',
                entries: [{ value: 'Bill Boquet a changé le téléphone : +678 123 456 78 → +678 123 456 79' }],
              },
            ]}
            width={44}
            height={5}
          />
        </Pane>
      </Box>
      <Notice tone='success' text='Client enregistré.' width={90} />
      <KeyBar
        hints={[
          { keys: 'n', label: 'nouveau' },
          { keys: 'e', label: 'modifier', isDim: true },
        ]}
        width={90}
      />
    </Box>,
    90,
    12,
  );
  expect(screen.lines().slice(0, 10)).toEqual([
    ' Epic Events › Clients › Cool Startup LLC              Bill Boquet · commercial     14:32',
    '╒ 1 Clients — mes clients ═══════════ 3/32 ╕┌ Fiche client ──────────────────────────────┐',
    '│  Société             Interlocuteur    MàJ││Cool Startup LLC                            │',
    '│▸ Société 0           Nom 0          29/03││Interlocuteur  Kevin Casey                  │',
    '│  Société 1           Nom 1          29/03││E-mail         kevin@startup.io             │',
    '├ 2 Contrats — de ce client ────────── 1/2 ┤│                                            │',
    '│▸ Société 0           Nom 0          29/03││Historique                                  │',
    '└──────────────────────────────────────────┘└────────────────────────────────────────────┘',
    ' ✓ Client enregistré.',
    ' n nouveau  e modifier',
  ]);
});

const items: FormItem[] = [
  { kind: 'text', key: 'name', label: 'Interlocuteur', value: 'Kevin Casey', cursor: 5, hint: 'Prénom et nom' },
  {
    kind: 'text',
    key: 'email',
    label: 'E-mail',
    value: '',
    cursor: 0,
    error: 'Ce champ est obligatoire.',
    placeholder: 'nom@exemple.fr',
  },
  { kind: 'select', key: 'role', label: 'Département', options: [{ key: 1, label: 'support' }], selected: 0 },
  { kind: 'text', key: 'secret', label: 'Mot de passe', value: 'é👨‍👩‍👧x', cursor: 0, mask: '*' },
  { kind: 'text', key: 'notes', label: 'Notes', value: 'deux\nlignes', cursor: 0, rows: 3 },
];

describe('FormBox', () => {
  test('shows fields, the message beside each, and the cursor', async () => {
    const form = {
      title: 'Nouveau client',
      items,
      focused: 'name',
      width: 60,
      labelWidth: 14,
      footer: 'Le serveur ne répond pas.',
    };
    const { screen } = await draw(<FormBox {...form} height={formHeight(form)} />);
    expect(screen.lines().slice(0, formHeight(form))).toEqual([
      '╒ Nouveau client ══════════════════════════════════════════╕',
      '│ ▸ Interlocuteur  Kevin Casey                             │',
      '│                  Prénom et nom                           │',
      '│   E-mail         nom@exemple.fr                          │',
      '│                  ! Ce champ est obligatoire.             │',
      '│   Département    ‹ support ›                             │',
      '│   Mot de passe   ***                                     │',
      '│   Notes          deux                                    │',
      '│                  lignes                                  │',
      '│                                                          │',
      '├──────────────────────────────────────────────────────────┤',
      '│ Le serveur ne répond pas.                                │',
      '└──────────────────────────────────────────────────────────┘',
    ]);
    const value = screen.find('Kevin Casey');
    expect(screen.cell((value?.x ?? 0) + 5, value?.y ?? 0).isInverse).toBe(true);
    expect(screen.cell(value?.x ?? 0, value?.y ?? 0)).toMatchObject({ isInverse: false, isUnderlined: true });
  });

  test('scrolls to the focused field in a low window, with a mark for hidden ones', async () => {
    const form = { title: 'Nouveau client', items, width: 60, height: 6 };
    const { screen } = await draw(<FormBox {...form} focused='notes' />);
    expect(screen.lines()[0]).toContain('▴ ╕');
    expect(screen.text()).toContain('lignes');
    rerender(<FormBox {...form} focused='name' />);
    await app?.waitFor('Kevin');
    expect(screen.lines()[5]).toContain('▾ ┘');
  });
});

test('a dialog covers the screen and takes all keys', async () => {
  const behind = <Text>{Array.from({ length: 16 }, () => 'x'.repeat(60)).join('\n')}</Text>;
  const choices = [
    { keys: 'o', label: 'oui, désactiver' },
    { keys: 'Échap', label: 'non' },
  ];
  const { screen } = await draw(
    <Box width={60} height={16}>
      {behind}
      <Dialog
        title='Désactiver'
        body='Désactiver Cool Startup LLC ? Il quittera toutes les listes.'
        choices={choices}
        columns={60}
        rows={16}
      />
    </Box>,
  );
  const from = screen.find('╒')?.y ?? 0;
  expect(screen.lines().slice(from, from + 6)).toEqual([
    '╒ Désactiver ══════════════════════════════════════════════╕',
    '│ Désactiver Cool Startup LLC ? Il quittera toutes les     │',
    '│ listes.                                                  │',
    '│                                                          │',
    '│ o oui, désactiver   Échap non                            │',
    '└──────────────────────────────────────────────────────────┘',
  ]);
});

test('a list of supports, one of them busy', async () => {
  const options = [
    { key: 1, label: 'Kate Hastroff', detail: '2 ce jour-là' },
    { key: 2, label: 'Aliénor Vichum', detail: 'occupée', isDisabled: true },
  ];
  const { screen } = await draw(
    <SelectList options={options} cursor={0} width={40} height={5} isFocused emptyText='' />,
  );
  expect(screen.lines().slice(0, 2)).toEqual([
    '▸ Kate Hastroff             2 ce jour-là',
    '  Aliénor Vichum                 occupée',
  ]);
  expect(screen.isInverse('Kate')).toBe(true);
  expect(screen.cell(4, 1).isDim).toBe(true);
});

test('the details of a support continue below if the line is too short, and name the event in full', async () => {
  const detail = 'occupé pendant « Soirée d’entreprise Domaine de la Clairière » : Soirée de gala des partenaires';
  const options = [
    { key: 1, label: 'Aliénor Vichum', detail: 'libre ces jours-là' },
    { key: 2, label: 'Kate Hastroff', detail, isDisabled: true },
  ];
  const { screen } = await draw(
    <SelectList options={options} cursor={1} width={60} height={5} isFocused isWhole emptyText='' />,
  );
  expect(
    screen
      .lines()
      .slice(0, 4)
      .map((line) => line.trimEnd()),
  ).toEqual([
    '  Aliénor Vichum                          libre ces jours-là',
    '▸ Kate Hastroff',
    '    occupé pendant « Soirée d’entreprise Domaine de la',
    '    Clairière » : Soirée de gala des partenaires',
  ]);
});

test('a spinner appears only for slow work', async () => {
  const Busy = () => <Text>{spinning(useSpinner(true, 150), 'Chargement') || ' '}</Text>;
  const { screen } = await draw(<Busy />);
  expect(screen.text()).not.toContain('Chargement');
  await app?.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Chargement/u);
});

describe('colours', () => {
  const both = (
    <Box flexDirection='column'>
      <Notice tone='error' text='Refusé.' width={60} />
      <FormBox title='Nouveau client' items={items} focused='name' width={60} height={14} />
    </Box>
  );

  test('an error is red, and has a mark too', async () => {
    const { screen } = await draw(both);
    expect(screen.lines()[0]).toBe(' ✗ Refusé.');
    expect(screen.cell(3, 0).isColored).toBe(true);
  });

  test('without colours nothing is coloured, and the cursor and the marks remain', async () => {
    const { screen } = await draw(<PaletteContext value={NO_COLORS}>{both}</PaletteContext>);
    for (let y = 0; y < 16; y++) for (let x = 0; x < 60; x++) expect(screen.cell(x, y).isColored).toBe(false);
    const value = screen.find('Kevin Casey');
    expect(screen.cell((value?.x ?? 0) + 5, value?.y ?? 0).isInverse).toBe(true);
    expect(screen.text()).toContain('! Ce champ est obligatoire.');
  });
});

const FRENCH = {
  selected: 'sélection',
  field: 'champ',
  choice: 'choix',
  refused: 'refusé',
  labelled: (label: string, value: string) => `${label} : ${value}`,
};

describe('read aloud', () => {
  test('a pane and its rows are read without borders, each cell after its title', async () => {
    const person = await draw(
      <ReadingContext value={FRENCH}>
        <Pane title='1 Clients — mes clients' count='2/1000' width={44} height={3} isFocused>
          <Table {...table} width={42} height={3} cursor={1} label='Clients' />
        </Pane>
      </ReadingContext>,
      100,
      16,
      true,
    );
    expect(person.text().trim().split('\n')).toEqual([
      '1 Clients — mes clients, 2/1000',
      'Clients',
      'Société : Société 0, Interlocuteur : Nom 0, MàJ : 29/03',
      'sélection : Société : Société 1, Interlocuteur : Nom 1, MàJ : 29/03',
    ]);
  });

  test('a form is read field by field, a password by its length only', async () => {
    const person = await draw(
      <ReadingContext value={FRENCH}>
        <FormBox title='Nouveau client' items={items} focused='name' width={60} height={10} />
      </ReadingContext>,
      100,
      16,
      true,
    );
    expect(person.text().trim().split('\n')).toEqual([
      'Nouveau client',
      'champ, sélection : Interlocuteur : Kevin Casey. Prénom et nom',
      'champ : E-mail : . ! Ce champ est obligatoire.',
      'choix : Département : support',
      'champ : Mot de passe : ***',
      'champ : Notes : deux',
      'lignes',
    ]);
  });

  test('a card is read whole, each value in one piece, and a refused key is read as refused', async () => {
    const email = 'solene.vernet@fromagerie-des-hautes-chaumes.fr';
    const person = await draw(
      <ReadingContext value={FRENCH}>
        <Pane title='Fiche client' width={40} height={3} isFocused={false}>
          <Card sections={[{ entries: [{ label: 'E-mail', value: email }] }]} width={36} height={3} />
        </Pane>
        <KeyBar
          hints={[
            { keys: 'a', label: 'affecter', isDim: true },
            { keys: 'e', label: 'modifier' },
          ]}
          width={40}
        />
      </ReadingContext>,
      100,
      16,
      true,
    );
    expect(person.text()).toContain(`Fiche client\nE-mail : ${email}`);
    expect(person.text()).toContain('a affecter (refusé), e modifier');
  });
});

test('a window that is too small shows the needed size', async () => {
  const { screen } = await draw(<TooSmall text='Il faut 60 colonnes et 16 lignes.' columns={20} rows={5} />, 20, 5);
  expect(screen.lines()).toEqual(['', 'Il faut 60 colonnes', '   et 16 lignes.', '', '']);
});
