import { Box, Text } from 'ink';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { fitText } from '../kit/text.ts';
import { SLOW_MS, spinning, useSpinner } from '../kit/useSpinner.ts';
import type { UiContext } from '../state/uiContext.ts';

/** Name of the layer that only queues keys. */
export const PENDING = 'pending';

/** Queues keystrokes while an operation is pending. Escape cancels the wait. */
export function PendingLayer(props: {
  readonly id: string;
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly onCancel: () => void;
}) {
  const { id, uiContext, size, onCancel } = props;
  const { t } = uiContext.texts;
  const mark = useSpinner(true);
  const isSlow = useSpinner(true, SLOW_MS) !== null;
  useKeys(id, { isBlocked: () => true, onKey: onCancel });
  if (mark === null) return null;
  const text = `${spinning(mark, t(isSlow ? 'pane.slow' : 'pane.loading'))}  ${t('key.Esc')} ${t('keys.cancel')}`;
  return (
    <Box position='absolute' top={size.rows - 2} left={0} width={size.columns} height={1}>
      <Text wrap='truncate'>{fitText(` ${text}`, size.columns)}</Text>
    </Box>
  );
}
