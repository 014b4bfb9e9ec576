import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { use, useEffect, useMemo, useRef } from 'react';
import type { Translator } from '../../../i18n/translator.ts';
import { type ImportItem, VERDICTS } from '../../../services/imports/plan.ts';
import { Blank } from '../../kit/Blank.tsx';
import { Card } from '../../kit/Card.tsx';
import type { Column } from '../../kit/columnWidths.ts';
import { PaletteContext } from '../../kit/PaletteContext.ts';
import { Pane } from '../../kit/Pane.tsx';
import { bold, type Palette } from '../../kit/paint.ts';
import type { Size } from '../../kit/size.ts';
import { Table, type TableRow } from '../../kit/Table.tsx';
import { fitText, textWidth, wrap } from '../../kit/text.ts';
import { spinning, useSpinner } from '../../kit/useSpinner.ts';
import { scrollOffset } from '../../kit/viewport.ts';
import { useStore } from '../../state/store.ts';
import { VERDICT_MARKS } from '../stateMarks.ts';
import { useWindowKeys, windowKeyLine } from '../wholeWindow.tsx';
import type { ImportContext } from './importContext.ts';
import { importKeys } from './importKeys.ts';
import { focusedItem, type ImportState } from './importState.ts';
import { firstReason, itemSections, summary, verdictCount } from './importTexts.ts';

/** Columns from which on the details stand beside the list. */
const WIDE = 110;
/** Rows that a screen reader is read at once. */
const READ_ROWS = 10;

const columnsOf = ({ t }: Translator, hasSheets: boolean): readonly Column[] => [
  ...(hasSheets ? [{ key: 'place', title: t('imports.column.place'), flex: 1, min: 8, priority: 3 }] : []),
  { key: 'line', title: t('imports.column.line'), width: 6, align: 'right', priority: 2 },
  { key: 'kind', title: t('imports.column.kind'), width: 9, priority: 1 },
  { key: 'name', title: t('imports.column.name'), flex: 3, min: 14 },
  { key: 'verdict', title: t('imports.column.verdict'), width: 12 },
  { key: 'reason', title: t('imports.column.reason'), flex: 4, min: 12, priority: 4 },
];

function rowOf(item: ImportItem, isPending: boolean, texts: Translator): TableRow {
  const { key, sheet, line, kind, name, verdict } = item;
  return {
    key,
    cells: {
      place: sheet,
      line: String(line),
      kind: texts.t(`imports.kindName.${kind}`),
      name,
      verdict: texts.t(`imports.verdict.${verdict}`),
      reason: isPending ? texts.t('imports.pending') : firstReason(item, texts),
    },
    looks: { verdict: VERDICT_MARKS[verdict] },
    isDim: verdict === 'same' || verdict === 'skipped',
  };
}

/** Returns the verdicts with their numbers and keys; the one that is shown alone stands in brackets. */
function chipLines(state: ImportState, width: number, texts: Translator, palette: Palette): string[] {
  const lines: { text: string; width: number }[] = [{ text: '', width: 0 }];
  for (const [at, verdict] of VERDICTS.entries()) {
    const { sign, meaning } = VERDICT_MARKS[verdict];
    const count = `${sign} ${verdictCount(verdict, state.plan, texts)}`;
    const isAlone = state.filter === verdict;
    const plain = isAlone ? `[${at + 1} ${count}]` : ` ${at + 1} ${count} `;
    const drawn = isAlone ? bold(plain) : ` ${bold(String(at + 1))} ${palette[meaning](count)} `;
    const last = lines.at(-1);
    const columns = textWidth(plain);
    if (last && last.width + columns <= width) {
      last.text += drawn;
      last.width += columns;
    } else lines.push({ text: drawn, width: columns });
  }
  return lines.map((line) => line.text + ' '.repeat(Math.max(0, width - line.width)));
}

/** Shows the preview of an import over the whole window. */
export function ImportLayer(props: { readonly id: string; readonly context: ImportContext; readonly size: Size }) {
  const { id, context, size } = props;
  const { uiContext, imports, onDrawn } = context;
  const { texts } = uiContext;
  const { t, number, message } = texts;
  const state = useStore(imports.store);
  const isRead = useIsScreenReaderEnabled();
  const palette = use(PaletteContext);
  const hasSheets = state.source.workbook.sheets.length > 1;
  const columns = useMemo(() => columnsOf(texts, hasSheets), [texts, hasSheets]);
  const mark = useSpinner(state.phase === 'planning');
  const waiting = mark === null ? null : spinning(mark, t('imports.planning', { shown: number(state.compared) }));
  useEffect(() => imports.stop, [imports]);
  useWindowKeys(id, importKeys, context);

  const chips = chipLines(state, size.columns, texts, palette);
  const said = state.problem ? message(state.problem) : (waiting ?? summary(state, texts));
  const told = wrap(said, size.columns - 2).slice(0, 2);
  const hasDetails = size.columns >= WIDE && !isRead;
  const height = isRead ? READ_ROWS : Math.max(1, size.rows - chips.length - told.length - 3);
  const rows = Math.max(1, height - 1);
  useEffect(() => onDrawn({ rows, hasDetails }), [onDrawn, rows, hasDetails]);

  const scrolled = useRef(0);
  const { cursor, shown } = state;
  scrolled.current = scrollOffset({ offset: scrolled.current, cursor, height: rows, total: shown.length });

  const item = focusedItem(state);
  const refusal = state.refused && state.refused.key === item?.key ? state.refused.reason : null;
  const listWidth = hasDetails ? Math.floor(size.columns * 0.6) : size.columns;
  const cardWidth = size.columns - listWidth;
  const title = [
    t('imports.preview.title', { file: state.plan.file }),
    ...(state.text === '' ? [] : [`« ${state.text} »`]),
  ];
  const place = `${number(shown.length === 0 ? 0 : cursor + 1)}/${number(shown.length)}`;
  return (
    <Box position={isRead ? 'relative' : 'absolute'} top={0} left={0} flexDirection='column' width={size.columns}>
      {chips.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the window is its place
        <Text key={at} wrap='truncate'>
          {line}
        </Text>
      ))}
      {told.map((line) => (
        <Text key={line} wrap='truncate'>
          {fitText(` ${line}`, size.columns)}
        </Text>
      ))}
      <Box flexDirection={isRead ? 'column' : 'row'}>
        <Pane title={title.join(' ')} count={place} width={listWidth} height={height} isFocused>
          <Blank width={listWidth - 2} height={isRead ? 0 : height} />
          <Box position={isRead ? 'relative' : 'absolute'}>
            <Table
              columns={columns}
              rowAt={(at) => {
                const one = shown[at];
                return one ? rowOf(one, state.pending.has(one.key), texts) : null;
              }}
              total={shown.length}
              cursor={cursor}
              offset={scrolled.current}
              width={listWidth - 2}
              height={height}
              isFocused
              emptyText={t('imports.preview.none')}
            />
          </Box>
        </Pane>
        {hasDetails || isRead ? (
          <Pane title={item ? item.name : ''} width={cardWidth || size.columns} height={height} isFocused={false}>
            <Blank width={cardWidth - 2} height={isRead ? 0 : height} />
            <Box position={isRead ? 'relative' : 'absolute'} left={isRead ? 0 : 1}>
              <Card
                sections={item ? itemSections(item, refusal, texts) : []}
                width={Math.max(1, (cardWidth || size.columns) - 4)}
                height={height}
              />
            </Box>
          </Pane>
        ) : null}
      </Box>
      <Text wrap='truncate'>{windowKeyLine(importKeys, context, isRead ? 1000 : size.columns, palette)}</Text>
    </Box>
  );
}
