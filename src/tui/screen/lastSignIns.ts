import type { Message } from '../../domain/errors.ts';
import { listSignIns, type SinceLast } from '../../services/lastSignIns.ts';
import type { ChooseSpec, UiContext } from '../state/uiContext.ts';

/** @returns the sentence at the sign-in; null at the first one, if no try was refused before */
export function toldOf({ last, refused }: SinceLast, { texts }: UiContext): Message | null {
  const tries = refused > 0 ? texts.t('signIns.refused', { count: refused }) : '';
  if (!last) return refused > 0 ? { key: 'signIns.onlyRefused', params: { tries } } : null;
  const params = { time: texts.shortDateTime(last.at), origin: last.origin };
  return refused > 0 ? { key: 'signIns.both', params: { ...params, tries } } : { key: 'signIns.last', params };
}

/** Lists the user's last sign-ins, and the tries that were refused. Choosing one copies it. */
export function signInsSpec(uiContext: UiContext): ChooseSpec<string> {
  const { session, texts, copy, notify } = uiContext;
  return {
    title: { key: 'signIns.title' },
    options: async () =>
      (await listSignIns(session)).map(({ at, isRefused, origin }) => {
        const kind = texts.t(isRefused ? 'entries.kind.sign_in_refused' : 'entries.kind.sign_in');
        const label = `${texts.shortDateTime(at)}  ${origin}`;
        return { value: `${label}  ${kind}`, label, detail: kind };
      }),
    empty: { key: 'signIns.none' },
    onChosen: (value) => {
      copy(value);
      notify('done', { key: 'notice.copied', params: { value } });
    },
  };
}
