import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { use, useMemo } from 'react';
import type { Translator } from '../../../i18n/translator.ts';
import type { TableMapping } from '../../../services/imports/source.ts';
import { Blank } from '../../kit/Blank.tsx';
import type { Column } from '../../kit/columnWidths.ts';
import { PaletteContext } from '../../kit/PaletteContext.ts';
import { Pane } from '../../kit/Pane.tsx';
import type { Size } from '../../kit/size.ts';
import { Table, type TableRow } from '../../kit/Table.tsx';
import { fitText, wrap } from '../../kit/text.ts';
import { useStore } from '../../state/store.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { useWindowKeys, windowKeyLine } from '../wholeWindow.tsx';
import { type TablesContext, tablesKeys } from './tablesKeys.ts';

const columnsOf = ({ t }: Translator): readonly Column[] => [
  { key: 'letter', title: '', width: 3 },
  { key: 'heading', title: t('imports.tables.heading'), flex: 2, min: 14 },
  { key: 'field', title: t('imports.tables.field'), flex: 2, min: 22 },
  { key: 'sample', title: t('imports.tables.sample'), flex: 3, min: 12, priority: 1 },
];

/** @returns the letters of a column in a spreadsheet, from 0: `A`, `Z`, `AA` */
export function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter;
}

/** The first row is the kind of the records, the others are the columns. */
function rowAt({ kind, columns }: TableMapping, place: number, { t }: Translator): TableRow | null {
  if (place === 0)
    return {
      key: 'kind',
      cells: { letter: '', heading: t('imports.tables.kind'), field: t(`imports.kindName.${kind}`), sample: '' },
    };
  const column = columns[place - 1];
  if (!column) return null;
  const { heading, field, sample } = column;
  return {
    key: place,
    cells: {
      letter: columnLetters(place - 1),
      heading: heading === '' ? t('imports.tables.noHeading') : heading,
      field: t(field === null ? 'imports.tables.leftOut' : `imports.field.${field}`),
      sample,
    },
    looks: { field: field === null ? STATE_MARKS.missing : STATE_MARKS.fine },
    isDim: field === null && heading === '',
  };
}

/** Shows each table of a file with its columns and what they mean, over the whole window. */
export function TablesLayer(props: { readonly id: string; readonly context: TablesContext; readonly size: Size }) {
  const { id, context, size } = props;
  const { uiContext, store, source } = context;
  const { texts } = uiContext;
  const { t } = texts;
  const { tables, table, column } = useStore(store);
  const isRead = useIsScreenReaderEnabled();
  const palette = use(PaletteContext);
  const columns = useMemo(() => columnsOf(texts), [texts]);
  useWindowKeys(id, tablesKeys, context);
  const shown = tables[table];
  const told = wrap(t('imports.tables.told'), size.columns - 2);
  const height = Math.max(1, size.rows - told.length - 3);
  const params = { sheet: shown?.sheet ?? '', line: shown?.line ?? 0, file: source.workbook.file };
  const total = shown ? shown.columns.length + 1 : 0;
  return (
    <Box position={isRead ? 'relative' : 'absolute'} top={0} left={0} flexDirection='column' width={size.columns}>
      {told.map((line) => (
        <Text key={line} wrap='truncate'>
          {fitText(` ${line}`, size.columns)}
        </Text>
      ))}
      <Pane
        title={t('imports.tables.title', params)}
        count={t('imports.tables.place', { at: table + 1, of: tables.length })}
        width={size.columns}
        height={height}
        isFocused
      >
        <Blank width={size.columns - 2} height={isRead ? 0 : height} />
        <Box position={isRead ? 'relative' : 'absolute'}>
          <Table
            columns={columns}
            rowAt={(place) => (shown ? rowAt(shown, place, texts) : null)}
            total={total}
            cursor={column + 1}
            width={size.columns - 2}
            height={height}
            isFocused
            emptyText=''
          />
        </Box>
      </Pane>
      <Text wrap='truncate'>{windowKeyLine(tablesKeys, context, isRead ? 1000 : size.columns, palette)}</Text>
    </Box>
  );
}
