import type { ContractRecord } from '../../../domain/records/contract.ts';
import type { Lang } from '../../../i18n/translator.ts';
import { writeReminder } from '../../../services/reminder.ts';
import { openPreview } from '../../dialogs/openPreview.tsx';
import type { UiContext } from '../../state/uiContext.ts';

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
        uiContext.copy([subject, '', ...lines].join('\n'));
        uiContext.notify('done', { key: 'reminder.copied' });
      },
      instead: [{ key: 'l', label: `reminder.in.${other}`, run: () => openReminder(uiContext, contract, other) }],
    };
  });
}
