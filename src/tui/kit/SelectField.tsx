import { Box, Text } from 'ink';
import { inverse } from './paint.ts';
import { SelectList, type SelectOption } from './SelectList.tsx';
import { fitText } from './text.ts';

export interface SelectFieldProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  /** Position of the chosen option; -1 for none. */
  readonly selected: number;
  readonly isFocused: boolean;
  readonly width: number;
  readonly labelWidth?: number | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Said where nothing is chosen. */
  readonly placeholder?: string | undefined;
  /** The options are open below, the cursor on one of them. */
  readonly open?: { readonly cursor: number; readonly height: number } | undefined;
  readonly emptyText?: string | undefined;
}

/** A choice of one value in a form. */
export function SelectField(props: SelectFieldProps) {
  const { label, options, selected, isFocused, width, labelWidth = 16, error, placeholder = '', open } = props;
  const room = Math.max(1, width - labelWidth - 3);
  const value = fitText(`${options[selected]?.label ?? placeholder} ▾`, room);
  return (
    <Box flexDirection='column' width={width}>
      <Text>{`${isFocused ? '▸' : ' '} ${fitText(label, labelWidth)} ${isFocused && !open ? inverse(value) : value}`}</Text>
      {open ? (
        <Box paddingLeft={labelWidth + 3}>
          <SelectList
            options={options}
            cursor={open.cursor}
            width={room}
            height={open.height}
            isFocused={isFocused}
            emptyText={props.emptyText ?? ''}
          />
        </Box>
      ) : null}
      {error ? <Text color='red'>{`${' '.repeat(labelWidth + 3)}${fitText(`! ${error}`, room)}`}</Text> : null}
    </Box>
  );
}

/** Lines that the field takes. */
export const selectFieldHeight = ({ open, error, hint, isFocused }: SelectFieldProps): number =>
  1 + (open?.height ?? 0) + (error || (hint && isFocused) ? 1 : 0);
