import type { TaskLine } from '../../../domain/records/task.ts';
import { daysText } from '../../../domain/templateLines.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { CardEntry, CardSection } from '../../kit/Card.tsx';
import type { Look } from '../../kit/marks.ts';
import { answerText, askedEntries } from '../requests/requestTexts.ts';
import { type Mark, STATE_MARKS } from '../stateMarks.ts';

/** For whom a task is: a name, or a department. */
export const addresseeText = ({ assignee, department }: TaskLine, { t }: Translator): string =>
  assignee?.name ?? (department ? t(`tasks.department.${department}`) : '');

/** The record of a task by name: the event, else the client's company. */
export const recordText = ({ on }: TaskLine, { t }: Translator): string => {
  if (on.kind === 'contract') return t('undo.contractName', { id: on.id, companyName: on.companyName });
  return on.eventName ?? on.companyName;
};

/** Its day by its nearness: `demain`, `en retard de 12 j`. @param today `YYYY-MM-DD` */
export function dueText({ dueOn, doneAt }: TaskLine, today: string, { nearDay, lateBy }: Translator): string {
  return dueOn < today && doneAt === null ? lateBy(dueOn, today) : nearDay(dueOn, today);
}

/** @returns the look of its day: late, today, or none. @param today `YYYY-MM-DD` */
export function dueLook({ dueOn, doneAt }: TaskLine, today: string): Look | null {
  if (doneAt !== null || dueOn > today) return null;
  return dueOn < today ? STATE_MARKS.late : { meaning: 'soon' };
}

/** @returns the mark of a task: done, cancelled, late or open. @param today `YYYY-MM-DD` */
export function taskMark(line: TaskLine, today: string): Mark {
  if (line.doneAt) return STATE_MARKS.done;
  if (!line.isActive || !line.isRecordActive) return STATE_MARKS.inactive;
  return line.dueOn < today ? STATE_MARKS.late : STATE_MARKS.open;
}

/** @returns what has become of it: its day, or by whom it was done, or that it is cancelled */
export function stateText(line: TaskLine, today: string, texts: Translator): string {
  const { doneAt, doneBy, isActive, isRecordActive } = line;
  if (doneAt) return texts.t('tasks.isDone', { day: texts.shortDay(doneAt), name: doneBy?.name ?? '—' });
  return isActive && isRecordActive ? dueText(line, today, texts) : texts.t('tasks.isCancelled');
}

/** Maximum tasks on a card; `Y` shows them all. */
export const FEW_TASKS = 6;

/** @returns the section of a record's card: each task with its day and addressee; nothing without tasks */
export function tasksSection(lines: readonly TaskLine[], today: string, texts: Translator): CardSection[] {
  if (lines.length === 0) return [];
  const { t } = texts;
  const entries = lines.slice(0, FEW_TASKS).map((line): CardEntry => {
    const value = [line.title, stateText(line, today, texts), addresseeText(line, texts)].join(' · ');
    return { value, look: taskMark(line, today), values: [{ label: t('tasks.title'), value: line.title }] };
  });
  const more = lines.length > FEW_TASKS ? [{ value: t('tasks.more'), values: [] }] : [];
  return [{ title: t('tasks.section'), entries: [...entries, ...more] }];
}

/** @returns the card of one task */
export function taskCard(line: TaskLine, today: string, texts: Translator): CardSection[] {
  const { t, day } = texts;
  const counted = line.daysBefore === null ? [] : [{ label: t('tasks.counted'), value: daysText(line.daysBefore) }];
  const answer = answerText(line, texts);
  const answered = answer === '' ? [] : [{ label: t('requests.card'), value: answer }];
  return [
    {
      title: line.title,
      entries: [
        ...answered,
        ...askedEntries(line, texts),
        {
          label: t('tasks.due'),
          look: line.answer ? undefined : (dueLook(line, today) ?? undefined),
          value: `${day(line.dueOn)}${line.dueOn < today && !line.answer ? ` (${t('tasks.isLate')})` : ''}`,
        },
        ...counted,
        { label: t('tasks.for'), value: addresseeText(line, texts) },
        { label: t('tasks.by'), value: line.createdBy?.name ?? '—' },
        { label: t('tasks.on'), value: recordText(line, texts) },
        ...(line.on.eventName === null ? [] : [{ label: t('clients.companyName'), value: line.on.companyName }]),
      ],
    },
  ];
}
