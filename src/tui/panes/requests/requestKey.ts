import { checkField } from '../../../services/checkField.ts';
import { draftRequest, type RequestDraft, type SentRequest, sendRequest } from '../../../services/requests.ts';
import { ALLOWED, type Binding, refused } from '../../keys/binding.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneContext } from '../paneSpec.ts';
import { addresseeName } from './requestTexts.ts';

/** The form of a request: one sentence, or none. */
function requestForm({ session, texts, notify }: UiContext, draft: RequestDraft): FormSpec<SentRequest> {
  const who = addresseeName(draft.of, texts);
  return {
    id: 'request',
    title: { key: 'requests.title', params: { what: draft.what, who } },
    fields: [
      {
        name: 'sentence',
        label: 'requests.sentence',
        kind: 'text',
        hint: 'requests.sentenceHint',
        isOptional: true,
      },
    ],
    values: { sentence: '' },
    isQuick: true,
    check: (field, values) => checkField(session, 'request', field, { ...values, room: String(draft.room) }),
    save: ({ sentence = '' }, _version, key) => sendRequest(session, draft, { sentence }, key),
    onSaved: ({ title, of, isNew }) =>
      notify(isNew ? 'done' : 'refused', {
        key: isNew ? 'requests.sent' : 'requests.already',
        params: { who: addresseeName(of, texts), title },
      }),
  };
}

/** Asks who may do it for the action that was just refused. */
export const requestKey: Binding<PaneContext> = {
  id: 'app.request',
  keys: ['W'],
  label: 'requests.key',
  // Every key takes the notice off the screen, this one too.
  needs: ({ uiContext }) => (uiContext.notices.get().offered ? ALLOWED : refused('requests.none')),
  run: ({ uiContext }) => {
    const asking = uiContext.notices.get().offered;
    if (!asking) return;
    uiContext.blockInput(async () => {
      const draft = await draftRequest(uiContext.session, asking);
      return () => uiContext.openForm(requestForm(uiContext, draft));
    });
  },
};
