import type { ContractRecord } from '../../../domain/records/contract.ts';
import { note } from '../../../domain/records/note.ts';
import type { Lang } from '../../../i18n/translator.ts';
import { addNote } from '../../../services/notes.ts';
import { writeReminder } from '../../../services/reminder.ts';
import { openPreview } from '../../dialogs/openPreview.tsx';
import type { UiContext } from '../../state/uiContext.ts';

/** Asks whether the copied reminder was sent; if so, it becomes a note on the contract. */
function askIfSent({ session, confirm, saved }: UiContext, { id }: ContractRecord, body: string): void {
  const key = crypto.randomUUID();
  confirm({
    title: { key: 'reminder.sent' },
    body: { key: 'reminder.sentBody', params: { id } },
    onYes: async () => {
      await addNote(
        session,
        { kind: 'contract', id },
        { kind: 'email', body: body.slice(0, note.fields.body.max) },
        key,
      );
      saved('contracts', id, { key: 'reminder.noted', params: { id } });
    },
  });
}

/** Shows the reminder of a late payment, in either language, and copies it. */
export function openReminder(uiContext: UiContext, contract: ContractRecord, lang: Lang = uiContext.texts.lang): void {
  const other = lang === 'fr' ? 'en' : 'fr';
  openPreview(uiContext, async () => {
    const { subject, lines } = await writeReminder(uiContext.session, contract, lang);
    return {
      title: { key: 'reminder.title', params: { id: contract.id } },
      intro: { key: 'reminder.intro' },
      rows: [{ name: subject, details: lines.filter((line) => line !== '') }],
      onYes: async () => {
        const text = [subject, '', ...lines].join('\n');
        uiContext.copy(text);
        uiContext.notify('done', { key: 'reminder.copied' });
        askIfSent(uiContext, contract, text);
      },
      instead: [{ key: 'l', label: `reminder.in.${other}`, run: () => openReminder(uiContext, contract, other) }],
    };
  });
}
