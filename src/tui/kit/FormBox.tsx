import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { use } from 'react';
import { borderLine } from './borderLine.ts';
import { type FieldLine, FieldLineView } from './fieldLine.tsx';
import { PaletteContext } from './PaletteContext.ts';
import { COLORS, type Palette } from './paint.ts';
import { SelectField, type SelectFieldProps, selectFieldLines } from './SelectField.tsx';
import { TextField, type TextFieldProps, textFieldLines } from './TextField.tsx';
import { fitText, wrap } from './text.ts';

type Drawn = 'width' | 'labelWidth' | 'isFocused';

/** One line of a form: a field, or a sentence between two fields. */
export type FormItem =
  | ({ readonly kind: 'text'; readonly key: string } & Omit<TextFieldProps, Drawn>)
  | ({ readonly kind: 'select'; readonly key: string } & Omit<SelectFieldProps, Drawn>)
  | { readonly kind: 'note'; readonly key: string; readonly text: string };

export interface FormBoxProps {
  readonly title: string;
  readonly items: readonly FormItem[];
  /** Key of the focused field. */
  readonly focused: string | null;
  readonly width: number;
  /** Height in lines, including the borders. The fields scroll to keep the focused one visible. */
  readonly height: number;
  readonly labelWidth?: number | undefined;
  /** Shown at the bottom: an error of the whole form, or the saving state. */
  readonly footer?: string | undefined;
  /** Key hints in the bottom border. */
  readonly keys?: string | undefined;
}

/** Columns of the frame. The fields have the rest of the form's width. */
export const FORM_FRAME = 4;

const itemLines = (
  item: FormItem,
  width: number,
  isFocused: boolean,
  labelWidth: number | undefined,
  palette: Palette,
): FieldLine[] => {
  if (item.kind === 'text') return textFieldLines({ ...item, width, labelWidth, isFocused }, palette);
  if (item.kind === 'select') return selectFieldLines({ ...item, width, labelWidth, isFocused }, palette);
  return wrap(item.text, width).map((text) => ({ kind: 'plain', before: '', text: fitText(text, width) }));
};

const footerLines = ({ footer = '', width }: FormBoxProps): string[] =>
  footer === '' ? [] : wrap(footer, width - FORM_FRAME).map((line) => fitText(line, width - FORM_FRAME));

/** Returns the height in lines at which the whole form is visible. */
export const formHeight = (props: Omit<FormBoxProps, 'height'>): number => {
  const { items, focused, width, labelWidth } = props;
  const fields = items.flatMap((item) => itemLines(item, width - FORM_FRAME, item.key === focused, labelWidth, COLORS));
  const footer = footerLines({ ...props, height: 0 }).length;
  return fields.length + 2 + (footer > 0 ? footer + 1 : 0);
};

/** Scrolls as little as possible. If the focused field is taller than the form, its end may be hidden. */
const firstLine = (from: number, to: number, total: number, height: number): number =>
  Math.max(0, Math.min(from, Math.max(0, to + 1 - height), Math.max(0, total - height)));

function LinearForm({ title, items, focused, width, labelWidth, footer }: FormBoxProps) {
  return (
    <Box flexDirection='column'>
      <Text>{title}</Text>
      {items.map((item) => {
        const drawn = { width, labelWidth, isFocused: item.key === focused };
        if (item.kind === 'text') return <TextField {...item} {...drawn} key={item.key} />;
        if (item.kind === 'select') return <SelectField {...item} {...drawn} key={item.key} />;
        return <Text key={item.key}>{item.text}</Text>;
      })}
      {footer ? <Text>{footer}</Text> : null}
    </Box>
  );
}

/** A form in a frame. It fills its rectangle, so it can cover other components. */
export function FormBox(props: FormBoxProps) {
  const { title, items, focused, width, height, labelWidth, keys } = props;
  const isRead = useIsScreenReaderEnabled();
  const palette = use(PaletteContext);
  if (isRead) return <LinearForm {...props} />;
  const inner = Math.max(0, width - FORM_FRAME);
  const footer = footerLines(props).slice(0, Math.max(0, height - 4));
  const room = Math.max(0, height - 2 - (footer.length > 0 ? footer.length + 1 : 0));
  const groups = items.map((item) => itemLines(item, inner, item.key === focused, labelWidth, palette));
  const lines = groups.flat();
  const place = items.findIndex(({ key }) => key === focused);
  const from = groups.slice(0, Math.max(0, place)).flat().length;
  const first = firstLine(from, from + (groups[place]?.length ?? 1) - 1, lines.length, room);
  const rows = Array.from({ length: room }, (_, row) => lines[first + row]);
  const blank = { kind: 'plain', before: '', text: ' '.repeat(inner) } as const;
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' flexShrink={0}>
      <Text>{palette.focus(borderLine('top', width, title, first > 0 ? '▴' : '', true))}</Text>
      {rows.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <Text key={row} wrap='truncate'>
          │ <FieldLineView line={line ?? blank} /> │
        </Text>
      ))}
      {footer.length > 0 ? <Text>{borderLine('middle', width)}</Text> : null}
      {footer.map((line) => (
        <Text key={line}>{`│ ${line} │`}</Text>
      ))}
      <Text>{borderLine('bottom', width, keys, first + room < lines.length ? '▾' : '')}</Text>
    </Box>
  );
}
