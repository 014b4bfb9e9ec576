import type { TaskLine } from '../../../domain/records/task.ts';
import { ScrollLayer } from '../../dialogs/ScrollLayer.tsx';
import type { Size } from '../../kit/size.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import { decline } from '../requests/requestActions.ts';
import { cancel, edit, finish, goToTask, mayWith } from './taskActions.ts';
import { recordText, taskCard } from './taskTexts.ts';

interface TaskLayerProps {
  readonly id: string;
  readonly line: TaskLine;
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly size: Size;
  /** Returns to the list of tasks. */
  readonly onBack: () => void;
}

/** One task in full, with the same keys as at home. */
export function TaskLayer({ id, line, uiContext, workspace, size, onBack }: TaskLayerProps) {
  const { t } = uiContext.texts;
  const isAsked = line.askedAction !== null && line.createdBy?.id !== uiContext.session.actor.id;
  const hints = [
    `${t('key.Enter')} ${t('tasks.keyOpen')}`,
    `${t('key.Space')} ${t('tasks.keyDone')}`,
    `e ${t('tasks.keyEdit')}`,
    `d ${t(isAsked ? 'requests.keyDecline' : 'tasks.keyCancel')}`,
    `${t('key.Esc')} ${t('keys.back')}`,
  ];
  const run = (action: Parameters<typeof mayWith>[1], work: (context: UiContext, task: TaskLine) => unknown) => {
    const verdict = mayWith(uiContext, action, line);
    if (!verdict.allowed) return uiContext.notify('refused', verdict.problem);
    uiContext.close(id);
    uiContext.attempt(async () => void (await work(uiContext, line)));
  };
  return (
    <ScrollLayer
      id={id}
      title={recordText(line, uiContext.texts)}
      keys={hints.join(' · ')}
      sections={taskCard(line, uiContext.session.clock.today(), uiContext.texts)}
      size={size}
      onKey={({ name }) => {
        if (name === 'Space') return run('task.finish', finish);
        if (name === 'e') return run('task.update', edit);
        if (name === 'd') return isAsked ? run('task.decline', decline) : run('task.cancel', cancel);
        if (name !== 'Enter' && name !== 'Esc' && name !== 'q' && name !== 'Ctrl+C') return;
        uiContext.close(id);
        if (name === 'Enter') uiContext.attempt(() => goToTask({ uiContext, workspace }, line));
        if (name === 'Esc') onBack();
      }}
    />
  );
}
