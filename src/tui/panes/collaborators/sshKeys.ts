import { checkField } from '../../../services/checkField.ts';
import { addSshKey, listSshKeys, removeSshKey, type SshKeyRecord } from '../../../services/sshKeys.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';

/** Whose keys are shown. */
interface Person {
  readonly id: number;
  readonly name: string;
}

/** Adds the key of a `.pub` line; one's own with the own password. */
function addKeyForm(uiContext: UiContext, person: Person): FormSpec<void> {
  const { session } = uiContext;
  const isOwn = person.id === session.actor.id;
  return {
    id: 'sshKey.new',
    title: { key: 'sshKeys.titleAdd', params: { name: person.name } },
    fields: [
      { name: 'key', label: 'sshKeys.key', kind: 'text', hint: 'sshKeys.keyHint' },
      ...(isOwn ? [{ name: 'password', label: 'sshKeys.password', kind: 'secret' } as const] : []),
    ],
    values: { key: '', ...(isOwn && { password: '' }) },
    check: (field, values) => checkField(session, 'sshKey', field, values),
    save: ({ key = '', password = '' }) => addSshKey(session, person.id, { key, password }),
    onSaved: () => uiContext.notify('done', { key: 'sshKeys.added', params: { name: person.name } }),
  };
}

/** Lists the keys of a person. The last line adds one; choosing a key asks, and takes it away. */
export function openSshKeys(uiContext: UiContext, person: Person): void {
  const { session, texts } = uiContext;
  const isOwn = person.id === session.actor.id;
  const nameOf = ({ comment }: SshKeyRecord) => comment || texts.t('sshKeys.noComment');
  uiContext.choose<SshKeyRecord | null>({
    title: isOwn ? { key: 'sshKeys.mine' } : { key: 'sshKeys.of', params: { name: person.name } },
    options: async () => [
      ...(await listSshKeys(session, person.id)).map((one) => ({
        value: one,
        label: nameOf(one),
        detail: texts.t('sshKeys.detail', {
          type: one.type,
          date: texts.shortDateTime(one.addedAt),
          fingerprint: one.fingerprint,
        }),
      })),
      { value: null, label: texts.t('sshKeys.add'), detail: texts.t('sshKeys.addDetail') },
    ],
    empty: { key: 'sshKeys.add' },
    onChosen: (one) => {
      if (one === null) return uiContext.openForm(addKeyForm(uiContext, person));
      uiContext.confirm({
        title: { key: 'sshKeys.remove' },
        body: { key: 'sshKeys.removeBody', params: { comment: nameOf(one), fingerprint: one.fingerprint } },
        onYes: async () => {
          await removeSshKey(session, one);
          uiContext.notify('done', { key: 'sshKeys.removed', params: { name: person.name } });
        },
      });
    },
  });
}

/** Lists the keys of whoever is signed in. */
export function openOwnSshKeys(uiContext: UiContext): void {
  const { id, firstName, lastName } = uiContext.session.actor;
  openSshKeys(uiContext, { id, name: `${firstName} ${lastName}` });
}
