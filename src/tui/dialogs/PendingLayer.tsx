import { Box, Text } from 'ink';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { fitText } from '../kit/text.ts';
import type { UiContext } from '../state/uiContext.ts';
import { useWaiting } from '../state/useWaiting.ts';

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
  const waiting = useWaiting(true, uiContext.texts, 'pane.loading');
  useKeys(id, { isBlocked: () => true, onKey: onCancel });
  if (waiting === null) return null;
  const text = `${waiting}  ${t('key.Esc')} ${t('keys.cancel')}`;
  return (
    <Box position='absolute' top={size.rows - 2} left={0} width={size.columns} height={1}>
      <Text wrap='truncate'>{fitText(` ${text}`, size.columns)}</Text>
    </Box>
  );
}
