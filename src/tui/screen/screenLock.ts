import { Invalid, type Message } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Session } from '../../services/session.ts';
import type { Busy } from '../state/busy.ts';
import { createFormController, type FormController, type FormSpec } from '../state/formController.ts';
import { createLayers, type Layers } from '../state/layers.ts';

/** Id of the only layer that gets keys while the screen is locked. */
export const LOCK = 'lock';

/** A locked screen: the form that asks for the password, in the language of the session. */
export interface ScreenLock {
  readonly form: FormController;
  readonly texts: Translator;
  readonly layers: Layers;
}

/** @returns a lock of this session; `onUnlocked` is called after the right password of the same person */
export function createScreenLock(
  session: Session,
  { describe, busy }: { readonly describe: (error: unknown) => Message; readonly busy: Busy },
  onUnlocked: () => void,
): ScreenLock {
  const { firstName, lastName } = session.actor;
  const spec: FormSpec<void> = {
    id: LOCK,
    title: { key: 'lock.title', params: { name: `${firstName} ${lastName}` } },
    fields: [{ name: 'password', label: 'login.password', kind: 'secret' }],
    values: { password: '' },
    check: (_field, { password = '' }) => (password === '' ? { key: 'login.missing' } : null),
    save: async ({ password = '' }) => {
      const { unlock } = await import('../../services/unlock.ts');
      await unlock(session, password).catch((error: unknown) => {
        if (error instanceof Invalid) form.store.dispatch({ type: 'edit', field: 'password', value: '', cursor: 0 });
        throw error;
      });
    },
    onSaved: onUnlocked,
  };
  const form = createFormController(spec, () => undefined, describe, busy);
  const layers = createLayers();
  layers.dispatch({ type: 'push', layer: { id: LOCK, name: LOCK, draw: () => null } });
  return { form, texts: session.texts, layers };
}
