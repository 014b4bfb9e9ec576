import type { TaskLine } from '../../../domain/records/task.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Addressee } from '../../../policies/asking.ts';
import type { Action } from '../../../policies/permissions.ts';
import type { CardEntry } from '../../kit/Card.tsx';
import type { Look } from '../../kit/marks.ts';
import type { PaneColumn } from '../paneSpec.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { ASKED_KEYS } from './askedKeys.ts';

/** Whom a request goes to: a name, or a department. */
export const addresseeName = (of: Addressee, { t }: Translator): string =>
  'person' in of ? of.person.name : t(`requests.to.${of.department}`);

/** @returns what became of a request, by whom, and when or why; empty where there is no answer */
export function answerText({ answer }: TaskLine, { t, shortDateTime }: Translator): string {
  if (!answer) return '';
  const { kind, by, reason, at } = answer;
  if (kind === 'gone') return t('requests.answer.gone');
  return t(`requests.answer.${kind}`, { name: by ?? '—', reason, when: shortDateTime(at) });
}

/** The looks of answers: only what was done is good news. */
const ANSWER_LOOKS = {
  done: STATE_MARKS.done,
  declined: STATE_MARKS.declined,
  cancelled: STATE_MARKS.inactive,
  gone: STATE_MARKS.inactive,
};

/** @returns the look of an answer, or null where there is none */
export const answerLook = ({ answer }: TaskLine): Look | null => (answer ? ANSWER_LOOKS[answer.kind] : null);

/** @returns who asked, and the key that does it; nothing for other tasks */
export function askedEntries({ askedAction, createdBy, answer }: TaskLine, { t }: Translator): CardEntry[] {
  if (askedAction === null || answer) return [];
  const name = createdBy?.name ?? '—';
  const key = ASKED_KEYS[askedAction as Action];
  return [{ value: key ? t('requests.how', { name, key }) : t('tasks.isAsked', { name }) }];
}

/** The columns of the answers to one's own requests: what was asked for, and what became of it. */
export const answerColumns: readonly PaneColumn<TaskLine>[] = [
  { key: 'title', title: 'tasks.title', flex: 1, min: 24, priority: 0, cell: ({ title }) => title },
  { key: 'answer', title: 'requests.card', flex: 1, min: 24, priority: 0, cell: answerText, look: answerLook },
];
