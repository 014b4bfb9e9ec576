import type { Message, OutcomeUnknown } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { createHealing, type Healing } from './healing.ts';
import type { UiContext } from './uiContext.ts';

/** Tells by a notice what became of a save for which the user does not wait any more. */
export interface LateOutcomes {
  /** Asks the server, again and again, until it answers. `form` is the title of the form; null for an action by a key. */
  readonly watch: (error: OutcomeUnknown, form: Message | null) => void;
  readonly saved: (form: Message) => void;
  readonly failed: (form: Message, reason: Message) => void;
  /** Ends all questions, with the session. */
  readonly stop: () => void;
}

/** Greatest delay between two questions, in milliseconds. */
const SLOWEST = 5000;

/** @param texts returns the texts of the current language */
export function createLateOutcomes(notify: UiContext['notify'], texts: () => Translator): LateOutcomes {
  const open = new Set<Healing>();
  const title = (form: Message) => texts().message(form);
  const saved = (form: Message) => notify('done', { key: 'form.lateSaved', params: { form: title(form) } });

  return {
    saved,
    failed: (form, reason) =>
      notify('failed', { key: 'form.lateFailed', params: { form: title(form), reason: texts().message(reason) } }),
    watch: (error, form) => {
      const asking = createHealing(async () => {
        const isSaved = await error.ask();
        open.delete(asking);
        if (!form) notify(isSaved ? 'done' : 'failed', { key: isSaved ? 'notice.lateSaved' : 'notice.lateNotSaved' });
        else if (isSaved) saved(form);
        else notify('failed', { key: 'form.lateNotSaved', params: { form: title(form) } });
        return true;
      }, SLOWEST);
      open.add(asking);
      asking.start();
    },
    stop: () => {
      for (const asking of open) asking.stop();
      open.clear();
    },
  };
}
