import type { TaskLine, TaskRecord } from '../../../domain/records/task.ts';
import { checkField } from '../../../services/checkField.ts';
import { declineRequest, seeAnswer } from '../../../services/requests.ts';
import type { UiContext } from '../../state/uiContext.ts';

/** Asks why, then declines the request. Who asked reads the reason at home. */
export function decline({ session, openForm, notify }: UiContext, { id, version, title }: TaskLine): void {
  openForm<TaskRecord>({
    id: 'decline',
    title: { key: 'requests.decline' },
    note: { key: 'labelled', params: { label: session.texts.t('tasks.title'), value: title } },
    fields: [{ name: 'reason', label: 'requests.reason', kind: 'text' }],
    values: { reason: '' },
    isQuick: true,
    check: (field, values) => checkField(session, 'decline', field, values),
    save: ({ reason = '' }) => declineRequest(session, id, version, { reason }),
    onSaved: () => notify('done', { key: 'requests.declined', params: { title } }),
  });
}

/** Takes an answer from the home. */
export async function see({ session, notify }: UiContext, { id, title }: TaskLine): Promise<void> {
  await seeAnswer(session, id);
  notify('done', { key: 'requests.seen', params: { title } });
}
