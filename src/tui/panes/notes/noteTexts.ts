import type { OnRecord } from '../../../domain/onRecord.ts';
import type { NoteRecord } from '../../../domain/records/note.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** @returns when, who and what kind; and the contract or event of a note that a client's list shows */
export function noteHead(written: NoteRecord, parent: OnRecord, { t, shortDateTime }: Translator): string {
  const { creationDate, author, kind, contractId, eventId } = written;
  const at = shortDateTime(creationDate);
  const said = { at, by: author?.name ?? t('history.system'), kind: t(`noteKind.${kind}`) };
  const ofContract = contractId === null ? null : t('notes.ofContract', { id: contractId });
  const of = eventId === null ? ofContract : t('notes.ofEvent', { id: eventId });
  return parent.kind !== 'client' || of === null ? t('notes.head', said) : t('notes.headOf', { ...said, of });
}
