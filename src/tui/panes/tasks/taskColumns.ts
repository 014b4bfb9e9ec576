import type { TaskLine } from '../../../domain/records/task.ts';
import type { PaneColumn } from '../paneSpec.ts';
import { dueLook, dueText, recordText } from './taskTexts.ts';

/** @returns the columns of tasks in a list. @param today `YYYY-MM-DD`: an overdue day says so */
export const taskColumns = (today: string): readonly PaneColumn<TaskLine>[] => [
  {
    key: 'due',
    title: 'tasks.due',
    width: 21,
    priority: 0,
    cell: (line, texts) => dueText(line, today, texts),
    look: (line) => dueLook(line, today),
  },
  { key: 'title', title: 'tasks.title', min: 24, priority: 0, cell: ({ title }) => title },
  { key: 'on', title: 'tasks.on', min: 16, priority: 1, cell: recordText },
  { key: 'by', title: 'tasks.by', width: 16, priority: 2, cell: ({ createdBy }) => createdBy?.name ?? '—' },
];
