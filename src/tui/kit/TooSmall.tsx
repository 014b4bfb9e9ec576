import { Box, Text } from 'ink';
import { fitText, wrap } from './text.ts';

/** Replaces the whole screen when the window is too small. */
export function TooSmall(props: { readonly text: string; readonly columns: number; readonly rows: number }) {
  const { text, columns, rows } = props;
  const lines = wrap(text, columns).slice(0, rows);
  const above = Math.floor((rows - lines.length) / 2);
  return (
    <Box flexDirection='column' width={columns} height={rows} paddingTop={above}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the text is its place
        <Text key={index}>{fitText(line, columns, 'center')}</Text>
      ))}
    </Box>
  );
}
