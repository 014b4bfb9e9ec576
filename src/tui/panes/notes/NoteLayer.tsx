import type { OnRecord } from '../../../domain/onRecord.ts';
import type { NoteRecord } from '../../../domain/records/note.ts';
import { can } from '../../../policies/can.ts';
import { withdrawNote } from '../../../services/notes.ts';
import { startOf } from '../../../services/undoValues.ts';
import { ScrollLayer } from '../../dialogs/ScrollLayer.tsx';
import type { Size } from '../../kit/size.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { noteHead } from './noteTexts.ts';

interface NoteLayerProps {
  readonly id: string;
  readonly written: NoteRecord;
  readonly parent: OnRecord;
  readonly uiContext: UiContext;
  readonly size: Size;
  /** Returns to the list of the record's notes. */
  readonly onBack: () => void;
}

/** Asks, then takes the note back; it says why where that is not allowed. */
function withdraw({ id, written, uiContext, onBack }: NoteLayerProps): void {
  const { session, close, confirm, notify } = uiContext;
  const verdict = can(session.actor, 'note.withdraw', written);
  if (!verdict.allowed) notify('refused', verdict.problem);
  else
    confirm({
      title: { key: 'notes.withdraw' },
      body: { key: 'notes.withdrawBody', params: { start: startOf(written.body) } },
      onYes: async () => {
        await withdrawNote(session, written.id, written.version);
        close(id);
        notify('done', { key: 'notes.withdrawn' });
        onBack();
      },
    });
}

/** One note in full. */
export function NoteLayer(props: NoteLayerProps) {
  const { id, written, parent, uiContext, size, onBack } = props;
  const { t } = uiContext.texts;
  return (
    <ScrollLayer
      id={id}
      title={noteHead(written, parent, uiContext.texts)}
      keys={`d ${t('notes.keyWithdraw')} · ${t('key.Esc')} ${t('keys.back')}`}
      sections={[{ entries: [{ value: written.body }] }]}
      size={size}
      onKey={({ name }) => {
        if (name === 'd') return withdraw(props);
        if (name !== 'Esc' && name !== 'q' && name !== 'Ctrl+C') return;
        uiContext.close(id);
        if (name === 'Esc') onBack();
      }}
    />
  );
}
