import type { Message } from '../../../domain/errors.ts';
import { type ClientRecord, client } from '../../../domain/records/client.ts';
import { checkField } from '../../../services/checkField.ts';
import {
  type ClientInput,
  createClient,
  type Duplicate,
  findDuplicates,
  updateClient,
} from '../../../services/clients.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf, valuesOf } from '../recordForm.ts';

type Values = Readonly<Record<string, string>>;

/** Returns a warning about a similar client: which one, by which field, and whose it is. */
function duplicateOf({ texts }: UiContext, [twin, ...others]: readonly Duplicate[]): Message | null {
  if (!twin) return null;
  const { companyName, alike, isActive, commercial } = twin;
  const why = alike.map((each) => texts.t(`clients.alike.${each}`)).join(', ');
  const [active, inactive] = commercial
    ? ['clients.alikeOf', 'clients.alikeInactiveOf']
    : ['clients.alikeFree', 'clients.alikeInactiveFree'];
  const whose = texts.t(isActive ? active : inactive, { name: commercial?.name ?? '' });
  return { key: 'clients.duplicate', params: { companyName, why, whose, count: others.length + 1 } };
}

/** Returns the changed values that duplicates are searched by. An unchanged value was already accepted. */
function changedIn(values: Values, stored: ClientRecord): Partial<ClientInput> {
  const { email, phone, fullName, companyName } = inputOf(client, values);
  const isRenamed = fullName !== stored.fullName || companyName !== stored.companyName;
  return {
    ...(email === stored.email ? {} : { email }),
    ...(phone === stored.phone ? {} : { phone }),
    ...(isRenamed ? { fullName, companyName } : {}),
  };
}

/**
 * S9: creates a client; its commercial is the current user. Likely duplicates are a warning, not refused (decision 11).
 */
export function newClientForm(uiContext: UiContext): FormSpec<ClientRecord> {
  const { session } = uiContext;
  return {
    id: 'client.new',
    title: { key: 'clients.new' },
    fields: fieldsOf(client, uiContext),
    values: inputOf(client),
    check: (field, values) => checkField(session, 'client', field, values),
    warn: async (values) => duplicateOf(uiContext, await findDuplicates(session, inputOf(client, values))),
    save: (values, _version, key) => createClient(session, inputOf(client, values), key),
    onSaved: ({ id, companyName }) =>
      uiContext.saved('clients', id, { key: 'clients.created', params: { companyName } }),
  };
}

/** S23: edits an own client. */
export function editClientForm(uiContext: UiContext, stored: ClientRecord): FormSpec<ClientRecord> {
  const { session } = uiContext;
  return {
    id: 'client.edit',
    title: { key: 'clients.edit', params: { companyName: stored.companyName } },
    fields: fieldsOf(client, uiContext),
    values: valuesOf(client, stored, uiContext),
    version: stored.version,
    check: (field, values) => checkField(session, 'client', field, values),
    warn: async (values) => duplicateOf(uiContext, await findDuplicates(session, changedIn(values, stored), stored.id)),
    save: (values, version) => updateClient(session, stored.id, version, values),
    theirs: (current: ClientRecord) => ({ values: valuesOf(client, current, uiContext), version: current.version }),
    onSaved: ({ id, companyName }) => uiContext.saved('clients', id, { key: 'clients.saved', params: { companyName } }),
  };
}
