import type { PersonRef } from '../../../domain/records/record.ts';
import { DEPARTMENTS, type TaskLine, type TaskRecord } from '../../../domain/records/task.ts';
import { checkField } from '../../../services/checkField.ts';
import { taskDayMeant, typedTask } from '../../../services/input/taskInput.ts';
import { listAddressees } from '../../../services/taskLists.ts';
import { createTask, updateTask } from '../../../services/tasks.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { RecordPlace } from '../recordPlace.ts';

function fields({ session, texts }: UiContext, people: readonly PersonRef[], eventDay: string): FieldSpec[] {
  const { t } = texts;
  const options = [
    { value: String(session.actor.id), label: t('tasks.me') },
    ...DEPARTMENTS.map((value) => ({ value, label: t(`tasks.department.${value}`) })),
    ...people.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return [
    { name: 'title', label: 'tasks.title', kind: 'text', hint: 'tasks.titleHint' },
    {
      name: 'when',
      label: 'tasks.due',
      kind: 'text',
      isReplaced: true,
      hint: eventDay === '' ? 'tasks.dueHint' : 'tasks.dueHintEvent',
      echo: ({ when = '' }) => taskDayMeant(when, session.clock, eventDay),
    },
    { name: 'addressee', label: 'tasks.for', kind: 'choice', options },
  ];
}

type Values = Readonly<Record<string, string>>;
const inputOf = ({ title = '', when = '', addressee = '' }: Values) => ({ title, when, addressee });

/** Reads who can be given a task while keys wait, then opens the form. */
function openWithPeople(uiContext: UiContext, specOf: (people: readonly PersonRef[]) => FormSpec<TaskRecord>): void {
  uiContext.blockInput(async () => {
    const people = await listAddressees(uiContext.session);
    return () => uiContext.openForm(specOf(people));
  });
}

/**
 * Opens the form of a new task, for the user and today.
 * @param isNext true after another task was finished: the title asks what is next
 */
export function openNewTask(uiContext: UiContext, place: RecordPlace, isNext = false): void {
  const { session, texts } = uiContext;
  const { name, eventDay } = place;
  openWithPeople(uiContext, (people) => ({
    id: 'task.new',
    title: { key: isNext ? 'tasks.next' : 'tasks.new', params: { name } },
    fields: fields(uiContext, people, eventDay),
    values: { title: '', when: texts.typedDay(session.clock.today()), addressee: String(session.actor.id) },
    check: (field, values) => checkField(session, 'task', field, { ...values, eventDay }),
    save: (values, _version, key) => createTask(session, place, inputOf(values), key),
    onSaved: ({ title }) => uiContext.notify('done', { key: 'tasks.created', params: { title } }),
  }));
}

/** Opens the form that changes what, when and for whom. */
export function openEditTask(uiContext: UiContext, stored: TaskLine): void {
  const { session, texts } = uiContext;
  const valuesOf = (record: TaskRecord): Values => ({ ...typedTask(texts, record) });
  const eventDay = stored.eventDay ?? '';
  openWithPeople(uiContext, (people) => ({
    id: 'task.edit',
    title: { key: 'tasks.edit', params: { title: stored.title } },
    fields: fields(uiContext, withAddressee(people, stored), eventDay),
    values: valuesOf(stored),
    version: stored.version,
    check: (field, values) => checkField(session, 'task', field, { ...values, eventDay }),
    save: (values, version) => updateTask(session, stored.id, version, values),
    theirs: (current: TaskRecord) => ({ values: valuesOf(current), version: current.version }),
    onSaved: ({ title }) => uiContext.notify('done', { key: 'tasks.saved', params: { title } }),
  }));
}

/** An addressee who has left since is still shown. */
const withAddressee = (people: readonly PersonRef[], { assignee }: TaskRecord): readonly PersonRef[] =>
  assignee === null || people.some(({ id }) => id === assignee.id) ? people : [...people, assignee];
