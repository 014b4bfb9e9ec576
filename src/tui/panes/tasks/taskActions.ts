import type { TaskLine } from '../../../domain/records/task.ts';
import { can } from '../../../policies/can.ts';
import type { Action } from '../../../policies/permissions.ts';
import { getClient } from '../../../services/clients.ts';
import { getContract } from '../../../services/contracts.ts';
import { getEvent } from '../../../services/events.ts';
import type { FoundRecord } from '../../../services/lists/findRecords.ts';
import { mayAddNote } from '../../../services/notes.ts';
import type { Session } from '../../../services/session.ts';
import { cancelTask, finishTask } from '../../../services/tasks.ts';
import type { Verdict } from '../../keys/binding.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import { goToRecord } from '../goToRecord.ts';
import { noteForm } from '../notes/noteForm.ts';
import type { RecordPlace } from '../recordPlace.ts';
import { openEditTask, openNewTask } from './taskForm.ts';
import { recordText } from './taskTexts.ts';

type TaskAction = Extract<Action, `task.${'update' | 'finish' | 'cancel' | 'decline'}`>;

/** @returns whether the user may do this with the task, by the permission table */
export const mayWith = ({ session }: UiContext, action: TaskAction, line: TaskLine): Verdict =>
  can(session.actor, action, line);

const placeIn = (line: TaskLine, { texts }: UiContext): RecordPlace => ({
  kind: line.on.kind,
  id: line.on.id,
  name: recordText(line, texts),
  eventDay: line.eventDay ?? '',
});

/** Marks the task as done, and asks once whether another one follows. */
export async function finish(uiContext: UiContext, line: TaskLine): Promise<void> {
  const { title } = await finishTask(uiContext.session, line.id, line.version);
  uiContext.notify('done', { key: 'tasks.finished', params: { title } });
  uiContext.confirm({
    title: { key: 'tasks.nextTitle', params: { title } },
    body: { key: 'tasks.nextBody' },
    onYes: () => openNewTask(uiContext, placeIn(line, uiContext), true),
  });
}

/** Asks, then cancels the task. */
export function cancel(uiContext: UiContext, line: TaskLine): void {
  const params = { title: line.title };
  uiContext.confirm({
    title: { key: 'tasks.titleCancel' },
    body: { key: 'tasks.cancelBody', params },
    onYes: async () => {
      await cancelTask(uiContext.session, line.id, line.version);
      uiContext.notify('done', { key: 'tasks.cancelled', params });
    },
  });
}

export const edit = (uiContext: UiContext, line: TaskLine): void => openEditTask(uiContext, line);

/** Gives another task on the record of this one. */
export const addBeside = (uiContext: UiContext, line: TaskLine): void =>
  openNewTask(uiContext, placeIn(line, uiContext));

/** Writes a note on the record of the task, if the user may. */
export function addNote(uiContext: UiContext, line: TaskLine): void {
  const place = placeIn(line, uiContext);
  uiContext.blockInput(async () => {
    await mayAddNote(uiContext.session, place);
    return () => uiContext.openForm(noteForm(uiContext, place));
  });
}

const READ: {
  readonly [K in TaskLine['on']['kind']]: (session: Session, id: number) => Promise<FoundRecord>;
} = {
  client: async (session, id) => ({ kind: 'client', record: await getClient(session, id) }),
  contract: async (session, id) => ({ kind: 'contract', record: await getContract(session, id) }),
  event: async (session, id) => ({ kind: 'event', record: await getEvent(session, id) }),
};

/** Goes to the record of a task, in its pane. */
export async function goToTask(place: { uiContext: UiContext; workspace: Workspace }, { on }: TaskLine): Promise<void> {
  goToRecord(place, await READ[on.kind](place.uiContext.session, on.id));
}
