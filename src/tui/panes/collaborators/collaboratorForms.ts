import { type CollaboratorRecord, collaborator } from '../../../domain/records/collaborator.ts';
import { ROLES } from '../../../domain/roles.ts';
import { checkField } from '../../../services/checkField.ts';
import { createCollaborator, resetPassword, updateCollaborator } from '../../../services/collaborators.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf, valuesOf } from '../recordForm.ts';

/** S22: creates a collaborator, who must change the first password at the first sign-in. */
export function newCollaboratorForm(uiContext: UiContext): FormSpec<CollaboratorRecord> {
  const { session, texts } = uiContext;
  const options = ROLES.toReversed().map((value) => ({ value, label: texts.t(`role.${value}`) }));
  return {
    id: 'collaborator.new',
    title: { key: 'collaborators.new' },
    fields: [
      ...fieldsOf(collaborator, uiContext),
      { name: 'role', label: 'collaborators.role', kind: 'choice', options },
      { name: 'password', label: 'collaborators.password', kind: 'secret', hint: 'collaborators.passwordHint' },
    ],
    values: { ...inputOf(collaborator), role: 'commercial', password: '' },
    check: (field, values) => checkField(session, 'collaborator', field, values),
    save: (values, _version, key) =>
      createCollaborator(
        session,
        { ...inputOf(collaborator, values), role: values.role ?? '', password: values.password ?? '' },
        key,
      ),
    onSaved: ({ id, username }) =>
      uiContext.saved('collaborators', id, { key: 'collaborators.created', params: { username } }),
  };
}

/** Edits names and e-mail. Department and state have their own actions. */
export function editCollaboratorForm(uiContext: UiContext, row: CollaboratorRecord): FormSpec<CollaboratorRecord> {
  const { session } = uiContext;
  return {
    id: 'collaborator.edit',
    title: { key: 'collaborators.edit', params: { name: `${row.firstName} ${row.lastName}` } },
    fields: fieldsOf(collaborator, uiContext),
    values: valuesOf(collaborator, row, uiContext),
    version: row.version,
    check: (field, values) => checkField(session, 'collaborator', field, values),
    save: (values, version) => updateCollaborator(session, row.id, version, values),
    theirs: (current: CollaboratorRecord) => ({
      values: valuesOf(collaborator, current, uiContext),
      version: current.version,
    }),
    onSaved: ({ id, username }) =>
      uiContext.saved('collaborators', id, { key: 'collaborators.saved', params: { username } }),
  };
}

/** Sets a new first password for a collaborator who forgot theirs. */
export function resetPasswordForm(uiContext: UiContext, row: CollaboratorRecord): FormSpec<void> {
  const { session } = uiContext;
  const { username } = row;
  return {
    id: 'collaborator.password',
    title: { key: 'collaborators.reset', params: { username } },
    fields: [{ name: 'password', label: 'collaborators.password', kind: 'secret', hint: 'collaborators.passwordHint' }],
    values: { password: '' },
    check: (field, values) => checkField(session, 'collaborator', field, { ...values, username }),
    save: async ({ password = '' }) => void (await resetPassword(session, row.id, password)),
    onSaved: () => uiContext.saved('collaborators', row.id, { key: 'collaborators.resetDone', params: { username } }),
  };
}
