import type { Message } from '../../../domain/errors.ts';
import type { CollaboratorRecord } from '../../../domain/records/collaborator.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import { ROLES, type Role } from '../../../domain/roles.ts';
import {
  changeDepartment,
  deactivateCollaborator,
  type Handover,
  listCommercials,
  listSupports,
  type WorkInProgress,
  workOf,
} from '../../../services/collaborators.ts';
import { listAddressees } from '../../../services/taskLists.ts';
import { showPreview } from '../../dialogs/openPreview.tsx';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { PreviewSpec } from '../../state/preview.ts';
import type { UiContext } from '../../state/uiContext.ts';

type Values = Readonly<Record<string, string>>;

const UNASSIGNED = 'unassigned';
const DEPARTMENT = 'department';
const NOBODY: Handover = { clientsTo: null, eventsTo: null };

const nameOf = ({ firstName, lastName }: CollaboratorRecord) => `${firstName} ${lastName}`;

function peopleOptions(people: readonly PersonRef[], leaver: CollaboratorRecord) {
  return people.filter(({ id }) => id !== leaver.id).map(({ id, name }) => ({ value: String(id), label: name }));
}

/** Returns the fields that hand over the leaver's work, only for work that exists (decision 9). They start empty. */
async function handoverFields(
  { session, texts }: UiContext,
  work: WorkInProgress,
  leaver: CollaboratorRecord,
): Promise<FieldSpec[]> {
  const fields: FieldSpec[] = [];
  if (work.clients > 0) {
    const options = peopleOptions(await listCommercials(session), leaver);
    const params = { count: work.clients };
    fields.push({ name: 'clientsTo', label: 'handover.clients', params, kind: 'choice', options });
  }
  if (work.events > 0) {
    const nobody = { value: UNASSIGNED, label: texts.t('handover.unassigned') };
    const options = [nobody, ...peopleOptions(await listSupports(session), leaver)];
    const params = { count: work.events };
    fields.push({ name: 'eventsTo', label: 'handover.events', params, kind: 'choice', options });
  }
  if (work.tasks > 0) {
    const department = {
      value: DEPARTMENT,
      label: texts.t('handover.department', { department: texts.t(`role.${leaver.role}`) }),
    };
    const options = [department, ...peopleOptions(await listAddressees(session), leaver)];
    const params = { count: work.tasks };
    fields.push({ name: 'tasksTo', label: 'handover.tasks', params, kind: 'choice', options });
  }
  return fields;
}

const toHandover = ({ clientsTo = '', eventsTo = '', tasksTo = '' }: Values): Handover => ({
  clientsTo: clientsTo === '' ? null : Number(clientsTo),
  eventsTo: eventsTo === '' ? null : eventsTo === UNASSIGNED ? UNASSIGNED : Number(eventsTo),
  tasksTo: tasksTo === '' || tasksTo === DEPARTMENT ? null : Number(tasksTo),
});

/** Returns who gets each client and event by name; beyond a maximum, only how many more. */
function planRows(
  { texts }: UiContext,
  work: WorkInProgress,
  fields: readonly FieldSpec[],
  values: Values,
): PreviewSpec['rows'] {
  const { t, shortDateTime } = texts;
  const named = {
    clientsTo: work.clientNames,
    eventsTo: work.eventNames.map(({ name, start }) => `${shortDateTime(start)}  ${name}`),
    tasksTo: work.taskTitles,
  };
  const counts = { clientsTo: work.clients, eventsTo: work.events, tasksTo: work.tasks };
  return fields.flatMap(({ name, options }) => {
    if (name !== 'clientsTo' && name !== 'eventsTo' && name !== 'tasksTo') return [];
    const person = options?.find(({ value }) => value === values[name])?.label ?? '';
    const rest = counts[name] - named[name].length;
    const details = [...named[name], ...(rest > 0 ? [t('handover.more', { count: rest })] : [])];
    return [{ name: t(`handover.plan.${name}`, { count: counts[name], person }), details }];
  });
}

interface Change {
  readonly id: string;
  readonly title: Message;
  readonly fields: readonly FieldSpec[];
  readonly values: Values;
  readonly work: WorkInProgress;
  readonly check: FormSpec['check'];
  /** Returns the summary shown before the change runs. */
  readonly intro: (values: Values) => Message;
  readonly run: (values: Values) => Promise<void>;
}

/**
 * Asks who takes what, shows a preview, and runs it on confirmation. After a refusal the form shows the choices again.
 */
function askAndPlan(uiContext: UiContext, change: Change): void {
  const { id, title, fields, values, work, check, intro, run } = change;
  const onYes = async (chosen: Values) => {
    try {
      await run(chosen);
    } catch (error) {
      askAndPlan(uiContext, { ...change, values: chosen });
      throw error;
    }
  };
  uiContext.openForm<Values>({
    id,
    title,
    fields,
    values: { ...Object.fromEntries(fields.map(({ name }) => [name, ''])), ...values },
    check: (field, typed) => (typed[field] === '' ? { key: 'field.required' } : check(field, typed)),
    save: async (typed) => typed,
    onSaved: (chosen) =>
      showPreview(uiContext, {
        title,
        intro: intro(chosen),
        rows: planRows(uiContext, work, fields, chosen),
        onYes: () => onYes(chosen),
      }),
  });
}

/** Opens the deactivation: a plain question if there is nothing to hand over, else the form and the plan. */
export async function openDeactivation(uiContext: UiContext, leaver: CollaboratorRecord): Promise<void> {
  const { session } = uiContext;
  const name = nameOf(leaver);
  const run = async (handover: Handover) => {
    await deactivateCollaborator(session, leaver.id, leaver.version, handover);
    uiContext.saved('collaborators', leaver.id, { key: 'collaborators.deactivated', params: { name } });
  };
  const work = await workOf(session, leaver.id);
  const fields = await handoverFields(uiContext, work, leaver);
  const body: Message = { key: 'collaborators.deactivateBody', params: { name } };
  if (fields.length === 0) {
    uiContext.confirm({ title: { key: 'collaborators.deactivate' }, body, onYes: () => run(NOBODY) });
    return;
  }
  askAndPlan(uiContext, {
    id: 'collaborator.deactivate',
    title: { key: 'handover.title', params: { name } },
    fields,
    values: {},
    work,
    check: () => null,
    intro: () => body,
    run: (values) => run(toHandover(values)),
  });
}

/**
 * Opens a change of department, with the handover that it requires. It starts at the current department, which changes
 * nothing.
 */
export async function openDepartmentChange(uiContext: UiContext, row: CollaboratorRecord): Promise<void> {
  const { session, texts } = uiContext;
  const name = nameOf(row);
  const from = texts.t(`role.${row.role}`);
  const change = (role: string) => texts.t('bulk.change', { from, to: texts.t(`role.${role}`) });
  const options = ROLES.map((role) => ({ value: role, label: role === row.role ? from : change(role) }));
  const department: FieldSpec = { name: 'role', label: 'collaborators.role', kind: 'choice', options };
  const work = await workOf(session, row.id);
  const fields = [department, ...(await handoverFields(uiContext, work, row))];
  askAndPlan(uiContext, {
    id: 'collaborator.department',
    title: { key: 'collaborators.department', params: { name } },
    fields,
    values: { role: row.role },
    work,
    check: (field, { role }) =>
      field === 'role' && role === row.role ? { key: 'collaborators.sameDepartment', params: { name } } : null,
    intro: ({ role = '' }) => ({ key: 'collaborators.departmentPlan', params: { name, change: change(role) } }),
    run: async (values) => {
      await changeDepartment(session, row.id, row.version, values.role as Role, toHandover(values));
      uiContext.saved('collaborators', row.id, { key: 'collaborators.departmentDone', params: { name } });
    },
  });
}
