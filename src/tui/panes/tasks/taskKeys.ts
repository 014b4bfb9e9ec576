import type { TaskLine } from '../../../domain/records/task.ts';
import type { Role } from '../../../domain/roles.ts';
import { can } from '../../../policies/can.ts';
import { type Binding, refused, type Verdict } from '../../keys/binding.ts';
import type { FilterOf } from '../../state/workspace.ts';
import { homeRow } from '../home/homeState.ts';
import { quickFilter } from '../listKeys.ts';
import type { NotedPane } from '../notes/noteParent.ts';
import type { PaneContext } from '../paneSpec.ts';
import { selectedPlace } from '../recordPlace.ts';
import { decline, see } from '../requests/requestActions.ts';
import { anyRow, onlyOne } from '../rowVerb.ts';
import { openDepartmentTasks, openTasksOf } from './openTasks.tsx';
import { openTemplates } from './openTemplates.ts';
import { addBeside, addNote, cancel, edit, finish, goToTask, mayWith } from './taskActions.ts';
import { openNewTask } from './taskForm.ts';

type Key = Binding<PaneContext>;

const mayGive = <K extends NotedPane>({ uiContext, row }: PaneContext<K>): Verdict =>
  row ? can(uiContext.session.actor, 'task.create') : refused('notice.noRow');

/** The list that is a department's own, in each pane. */
const OWN: { readonly [K in NotedPane]: (role: Role) => 'mine' | 'all' } = {
  clients: (role) => (role === 'commercial' ? 'mine' : 'all'),
  contracts: (role) => (role === 'commercial' ? 'mine' : 'all'),
  events: (role) => (role === 'commercial' || role === 'support' ? 'mine' : 'all'),
};

/** @returns the keys of a pane's records for their tasks: give one, see them */
export const taskKeys = <K extends NotedPane>(pane: K): readonly Binding<PaneContext<K>>[] => [
  {
    id: `${pane}.task`,
    keys: ['T'],
    label: 'tasks.keyNew',
    title: 'tasks.titleNew',
    onFooter: 37,
    needs: onlyOne(mayGive),
    run: (context) => {
      const place = selectedPlace(context);
      if (place) openNewTask(context.uiContext, place);
    },
  },
  {
    id: `${pane}.tasks`,
    keys: ['Y'],
    label: 'tasks.keyOfRecord',
    title: 'tasks.titleOfRecord',
    needs: onlyOne(anyRow),
    run: (context) => {
      const place = selectedPlace(context);
      if (place) openTasksOf(context, place);
    },
  },
  {
    id: `${pane}.overdue`,
    keys: ['!'],
    label: 'tasks.keyOverdue',
    title: 'tasks.titleOverdue',
    ...quickFilter<K>('overdue' as FilterOf[K], OWN[pane]),
  },
];

/** The tasks of the user's department, from everywhere. */
export const departmentTasksKey: Key = {
  id: 'app.tasks',
  keys: ['J'],
  label: 'tasks.keyList',
  title: 'tasks.list',
  onFooter: 87,
  run: openDepartmentTasks,
};

/** The lists of tasks themselves; only among the commands. */
export const templatesKey: Key = {
  id: 'app.templates',
  keys: [],
  label: 'templates.list',
  needs: ({ uiContext }) => can(uiContext.session.actor, 'template.list'),
  run: ({ uiContext }) => openTemplates(uiContext),
};

type OnTask = (context: PaneContext, line: TaskLine) => void | Promise<void>;

const selectedTask = ({ home }: PaneContext): TaskLine | null => {
  const row = homeRow(home.store.get());
  return row?.kind === 'tasks' ? row.record : null;
};
const onTask =
  (run: OnTask): Key['run'] =>
  (context) => {
    const line = selectedTask(context);
    return line ? run(context, line) : undefined;
  };
const allows =
  (action: Parameters<typeof mayWith>[1]) =>
  (context: PaneContext): Verdict => {
    const line = selectedTask(context);
    return line ? mayWith(context.uiContext, action, line) : refused('notice.noRow');
  };

/** A request of somebody else is declined with a reason. Who asked cancels it, like any task. */
const isAsked = (context: PaneContext): boolean => {
  const line = selectedTask(context);
  if (!line || line.askedAction === null || line.answer) return false;
  return line.createdBy?.id !== context.uiContext.session.actor.id;
};

/** The keys of a task at home. */
export const homeTaskKeys: readonly Key[] = [
  {
    id: 'home.task.go',
    keys: ['Enter'],
    label: 'tasks.keyOpen',
    onFooter: 1,
    run: onTask((context, line) => goToTask(context, line)),
  },
  {
    id: 'home.answer.seen',
    keys: ['Space'],
    label: 'requests.keySeen',
    title: 'requests.titleSeen',
    onFooter: 2,
    isHidden: (context) => !selectedTask(context)?.answer,
    run: onTask(({ uiContext }, line) => see(uiContext, line)),
  },
  {
    id: 'home.task.done',
    isHidden: (context) => selectedTask(context)?.answer !== undefined,
    keys: ['Space'],
    label: 'tasks.keyDone',
    title: 'tasks.titleDone',
    onFooter: 2,
    needs: allows('task.finish'),
    run: onTask(({ uiContext }, line) => finish(uiContext, line)),
  },
  {
    id: 'home.task.edit',
    keys: ['e'],
    label: 'tasks.keyEdit',
    title: 'tasks.titleEdit',
    onFooter: 3,
    needs: allows('task.update'),
    run: onTask(({ uiContext }, line) => edit(uiContext, line)),
  },
  {
    id: 'home.request.decline',
    keys: ['d'],
    label: 'requests.keyDecline',
    title: 'requests.decline',
    onFooter: 5,
    isHidden: (context) => !isAsked(context),
    needs: allows('task.decline'),
    run: onTask(({ uiContext }, line) => decline(uiContext, line)),
  },
  {
    id: 'home.task.cancel',
    isHidden: isAsked,
    keys: ['d'],
    label: 'tasks.keyCancel',
    title: 'tasks.titleCancel',
    onFooter: 5,
    needs: allows('task.cancel'),
    run: onTask(({ uiContext }, line) => cancel(uiContext, line)),
  },
  {
    id: 'home.task.note',
    keys: ['l'],
    label: 'notes.keyNew',
    title: 'notes.titleNew',
    onFooter: 4,
    run: onTask(({ uiContext }, line) => addNote(uiContext, line)),
  },
  {
    id: 'home.task.another',
    keys: ['T'],
    label: 'tasks.keyNew',
    title: 'tasks.titleNew',
    onFooter: 4,
    run: onTask(({ uiContext }, line) => addBeside(uiContext, line)),
  },
];
