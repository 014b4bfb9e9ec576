import { changePassword } from '../../../services/changePassword.ts';
import { checkField } from '../../../services/checkField.ts';
import type { Session } from '../../../services/session.ts';
import type { FormSpec } from '../../state/formController.ts';

/** Changes the user's own password. It also opens first for a new or reset account. */
export function passwordForm(session: Session, onSaved: () => void): FormSpec<void> {
  return {
    id: 'password',
    title: { key: session.actor.mustChangePassword ? 'login.mustChange' : 'login.change' },
    fields: [
      { name: 'current', label: 'login.current', kind: 'secret' },
      { name: 'next', label: 'login.next', kind: 'secret', hint: 'login.nextHint' },
      { name: 'again', label: 'login.again', kind: 'secret' },
    ],
    values: { current: '', next: '', again: '' },
    check: (field, values) => checkField(session, 'password', field, values),
    save: ({ current = '', next = '', again = '' }) => changePassword(session, { current, next, again }),
    onSaved,
  };
}
