import type { TaskLine } from '../../../domain/records/task.ts';
import { listDepartmentTasks, listTasksOf } from '../../../services/taskLists.ts';
import type { Size } from '../../kit/size.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { RecordPlace } from '../recordPlace.ts';
import { TaskLayer } from './TaskLayer.tsx';
import { addresseeText, recordText, stateText, taskMark } from './taskTexts.ts';

/** Maximum tasks in a list. */
const MOST = 500;

interface Place {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
}

interface Listed {
  readonly who: string;
  readonly list: () => Promise<TaskLine[]>;
  readonly label: (line: TaskLine) => string;
}

function openList(place: Place, listed: Listed, current?: number): void {
  const { uiContext } = place;
  const { texts, session } = uiContext;
  uiContext.choose<TaskLine>({
    title: { key: 'tasks.listTitle', params: { who: listed.who } },
    options: async () =>
      (await listed.list()).map((line) => ({
        value: line,
        label: listed.label(line),
        look: taskMark(line, session.clock.today()),
        detail: stateText(line, session.clock.today(), texts),
        isCurrent: line.id === current,
      })),
    empty: { key: 'tasks.listEmpty' },
    onChosen: (line) => {
      const id = `task#${crypto.randomUUID()}`;
      const onBack = () => openList(place, listed, line.id);
      const draw = (size: Size) => <TaskLayer id={id} line={line} {...place} size={size} onBack={onBack} />;
      uiContext.open({ id, name: 'task', draw });
    },
  });
}

/** Lists the open tasks of the user's department, the oldest first. Choosing one shows it, with its keys. */
export function openDepartmentTasks({ uiContext, workspace }: Place): void {
  const { session, texts } = uiContext;
  openList(
    { uiContext, workspace },
    {
      who: texts.t(`role.${session.actor.role}`),
      list: () => listDepartmentTasks(session, { until: null, limit: MOST }),
      label: (line) => `${line.title} · ${recordText(line, texts)}`,
    },
  );
}

/** Lists every task of a record. */
export function openTasksOf({ uiContext, workspace }: Place, { kind, id, name }: RecordPlace): void {
  const { session, texts } = uiContext;
  openList(
    { uiContext, workspace },
    {
      who: name,
      list: () => listTasksOf(session, kind, id, MOST),
      label: (line) => `${line.title} · ${addresseeText(line, texts)}`,
    },
  );
}
