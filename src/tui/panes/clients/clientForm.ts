import type { Problem } from '../../../domain/errors.ts';
import type { ClientRecord } from '../../../domain/records/client.ts';
import { checkField } from '../../../services/checkField.ts';
import { createClient, type Duplicate, findDuplicates, updateClient } from '../../../services/clients.ts';
import { pastDayMeant } from '../../../services/input/dateMeant.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { Shell } from '../../state/shell.ts';

const fieldsOf = ({ session }: Shell): readonly FieldSpec[] => [
  { name: 'companyName', label: 'clients.companyName', kind: 'text' },
  { name: 'fullName', label: 'clients.fullName', kind: 'text' },
  { name: 'email', label: 'clients.email', kind: 'text', hint: 'clients.emailHint' },
  { name: 'phone', label: 'clients.phone', kind: 'text', hint: 'clients.phoneHint' },
  {
    name: 'creationDate',
    label: 'clients.since',
    kind: 'text',
    hint: 'clients.sinceHint',
    echo: pastDayMeant(session, 'creationDate'),
    isOptional: true,
  },
];

const toValues = (client: ClientRecord, shell: Shell) => ({
  companyName: client.companyName,
  fullName: client.fullName,
  email: client.email,
  phone: client.phone,
  creationDate: shell.texts.typedDay(client.creationDate),
});

type Values = Readonly<Record<string, string>>;

const toInput = (values: Values) => ({
  companyName: values.companyName ?? '',
  fullName: values.fullName ?? '',
  email: values.email ?? '',
  phone: values.phone ?? '',
  creationDate: values.creationDate ?? '',
});

/** Says which client is alike, by what, and whose it is. */
function duplicateOf({ texts }: Shell, [twin, ...others]: readonly Duplicate[]): Problem | null {
  if (!twin) return null;
  const { companyName, alike, isActive, commercial } = twin;
  const why = alike.map((each) => texts.t(`clients.alike.${each}`)).join(', ');
  const [active, inactive] = commercial
    ? ['clients.alikeOf', 'clients.alikeInactiveOf']
    : ['clients.alikeFree', 'clients.alikeInactiveFree'];
  const whose = texts.t(isActive ? active : inactive, { name: commercial?.name ?? '' });
  return { key: 'clients.duplicate', params: { companyName, why, whose, count: others.length + 1 } };
}

/** What of a stored client may make it alike to another: it was alike before in what was not changed. */
function changedIn(values: Values, client: ClientRecord): Partial<ReturnType<typeof toInput>> {
  const { email, phone, fullName, companyName } = toInput(values);
  const isRenamed = fullName !== client.fullName || companyName !== client.companyName;
  return {
    ...(email === client.email ? {} : { email }),
    ...(phone === client.phone ? {} : { phone }),
    ...(isRenamed ? { fullName, companyName } : {}),
  };
}

/** S9: a new client, who becomes the commercial's own. Likely duplicates are warned about, not refused (decision 11). */
export function newClientForm(shell: Shell): FormSpec<ClientRecord> {
  const { session } = shell;
  return {
    id: 'client.new',
    title: { key: 'clients.new' },
    fields: fieldsOf(shell),
    values: { companyName: '', fullName: '', email: '', phone: '', creationDate: '' },
    check: (field, values) => checkField(session, 'client', field, values),
    warn: async (values) => duplicateOf(shell, await findDuplicates(session, toInput(values))),
    save: (values, _version, key) => createClient(session, toInput(values), key),
    onSaved: ({ id, companyName }) => shell.saved('clients', id, { key: 'clients.created', params: { companyName } }),
  };
}

/** S23: the commercial's own client, changed. */
export function editClientForm(shell: Shell, client: ClientRecord): FormSpec<ClientRecord> {
  const { session } = shell;
  return {
    id: 'client.edit',
    title: { key: 'clients.edit', params: { companyName: client.companyName } },
    fields: fieldsOf(shell),
    values: toValues(client, shell),
    version: client.version,
    check: (field, values) => checkField(session, 'client', field, values),
    warn: async (values) => duplicateOf(shell, await findDuplicates(session, changedIn(values, client), client.id)),
    save: (values, version) => updateClient(session, client.id, version, values),
    theirs: (current: ClientRecord) => ({ values: toValues(current, shell), version: current.version }),
    onSaved: ({ id, companyName }) => shell.saved('clients', id, { key: 'clients.saved', params: { companyName } }),
  };
}
