import { ROLES, type Role } from '../../../policies/roles.ts';
import {
  changeDepartment,
  deactivateCollaborator,
  listCommercials,
  listSupports,
  workOf,
} from '../../../services/collaborators.ts';
import type { CollaboratorRecord, PersonRef } from '../../../services/records.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { Shell } from '../../state/shell.ts';

const UNASSIGNED = 'unassigned';

const nameOf = ({ firstName, lastName }: CollaboratorRecord) => `${firstName} ${lastName}`;

function peopleOptions(people: readonly PersonRef[], leaver: CollaboratorRecord) {
  return people.filter(({ id }) => id !== leaver.id).map(({ id, name }) => ({ value: String(id), label: name }));
}

/** The fields that hand the leaver's work over: only those for which there is work (decision 9). */
async function handoverFields(shell: Shell, leaver: CollaboratorRecord): Promise<FieldSpec[]> {
  const { session, texts } = shell;
  const work = await workOf(session, leaver.id);
  const fields: FieldSpec[] = [];
  if (work.clients > 0) {
    const options = peopleOptions(await listCommercials(session), leaver);
    fields.push({ name: 'clientsTo', label: 'handover.clients', kind: 'choice', options });
  }
  if (work.events > 0) {
    const nobody = { value: UNASSIGNED, label: texts.t('handover.unassigned') };
    const options = [nobody, ...peopleOptions(await listSupports(session), leaver)];
    fields.push({ name: 'eventsTo', label: 'handover.events', kind: 'choice', options });
  }
  return fields;
}

const firstOptions = (fields: readonly FieldSpec[]) =>
  Object.fromEntries(fields.map(({ name, options }) => [name, options?.[0]?.value ?? '']));

const toHandover = ({ clientsTo = '', eventsTo = '' }: Readonly<Record<string, string>>) => ({
  clientsTo: clientsTo === '' ? null : Number(clientsTo),
  eventsTo: eventsTo === '' ? null : eventsTo === UNASSIGNED ? (UNASSIGNED as 'unassigned') : Number(eventsTo),
});

/** Deactivation: a question where nothing is to be handed over, else a form that says who takes what. */
export async function openDeactivation(shell: Shell, leaver: CollaboratorRecord): Promise<void> {
  const { session } = shell;
  const name = nameOf(leaver);
  const done = () => shell.saved('collaborators', leaver.id, { key: 'collaborators.deactivated', params: { name } });
  const fields = await handoverFields(shell, leaver);
  if (fields.length === 0) {
    shell.confirm({
      title: { key: 'collaborators.deactivate' },
      body: { key: 'collaborators.deactivateBody', params: { name } },
      onYes: async () => {
        await deactivateCollaborator(session, leaver.id, leaver.version, { clientsTo: null, eventsTo: null });
        done();
      },
    });
    return;
  }
  shell.openForm<unknown>({
    id: 'collaborator.deactivate',
    title: { key: 'handover.title', params: { name } },
    fields,
    values: firstOptions(fields),
    check: () => null,
    save: (values) => deactivateCollaborator(session, leaver.id, leaver.version, toHandover(values)),
    onSaved: done,
  });
}

/** A change of department, with the handover it asks for. */
export async function openDepartmentChange(shell: Shell, row: CollaboratorRecord): Promise<void> {
  const { session, texts } = shell;
  const name = nameOf(row);
  const options = ROLES.filter((role) => role !== row.role).map((value) => ({
    value,
    label: texts.t(`role.${value}`),
  }));
  const department: FieldSpec = { name: 'role', label: 'collaborators.role', kind: 'choice', options };
  const fields = [department, ...(await handoverFields(shell, row))];
  const spec: FormSpec<unknown> = {
    id: 'collaborator.department',
    title: { key: 'collaborators.department', params: { name } },
    fields,
    values: firstOptions(fields),
    check: () => null,
    save: (values) => changeDepartment(session, row.id, row.version, values.role as Role, toHandover(values)),
    onSaved: () => shell.saved('collaborators', row.id, { key: 'collaborators.departmentDone', params: { name } }),
  };
  shell.openForm(spec);
}
