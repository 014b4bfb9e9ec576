import { Box, Text } from 'ink';
import { borderLine } from './Frame.tsx';
import { bold } from './paint.ts';
import { SelectField, type SelectFieldProps } from './SelectField.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { fitText, wrap } from './text.ts';

type Drawn = 'width' | 'labelWidth' | 'isFocused';

/** A line of a form: a field, or a sentence between two of them. */
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
  /** Lines at most, borders among them; fields scroll so that the focused one is seen. */
  readonly height: number;
  readonly labelWidth?: number | undefined;
  /** Said in the last line: a problem of the whole form, or that it is being saved. */
  readonly footer?: string | undefined;
}

/** A form in a frame. */
export function FormBox({ title, items, focused, width, height, labelWidth = 16, footer }: FormBoxProps) {
  const inner = width - 4;
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden'>
      <Text>{bold(borderLine('top', width, title, '', true))}</Text>
      <Box
        flexDirection='column'
        flexGrow={1}
        borderStyle='single'
        borderTop={false}
        borderBottom={false}
        paddingX={1}
        width={width}
      >
        {items.map((item) => {
          const drawn = { width: inner, labelWidth, isFocused: item.key === focused };
          if (item.kind === 'text') return <TextField {...item} {...drawn} key={item.key} />;
          if (item.kind === 'select') return <SelectField {...item} {...drawn} key={item.key} />;
          return <Text key={item.key}>{wrap(item.text, inner).join('\n')}</Text>;
        })}
        {footer ? <Text>{fitText(footer, inner)}</Text> : null}
      </Box>
      <Text>{borderLine('bottom', width)}</Text>
    </Box>
  );
}
