import type { FoundRecord } from '../../services/lists/findRecords.ts';

/** Looks records up while somebody types: one question at a time, and always the newest text next. */
export interface RecordFinder {
  readonly look: (text: string) => void;
  /** What was found for this text; null as long as it is not known. */
  readonly found: (text: string) => readonly FoundRecord[] | null;
  readonly stop: () => void;
}

/** @param onAnswer told of every answer for the newest text; a question that failed has found nothing */
export function createRecordFinder(
  find: (text: string) => Promise<readonly FoundRecord[]>,
  onAnswer: () => void,
  onFailure: (error: unknown) => void,
): RecordFinder {
  let wanted = '';
  let answer: { readonly text: string; readonly records: readonly FoundRecord[] } = { text: '', records: [] };
  let isAsking = false;
  let isOver = false;

  async function ask(): Promise<void> {
    isAsking = true;
    while (!isOver && answer.text !== wanted) {
      const text = wanted;
      try {
        answer = { text, records: text === '' ? [] : await find(text) };
      } catch (error) {
        answer = { text, records: [] };
        if (!isOver && text === wanted) onFailure(error);
      }
    }
    isAsking = false;
    if (!isOver) onAnswer();
  }

  return {
    look: (text) => {
      wanted = text;
      if (!isAsking && answer.text !== text) void ask();
    },
    found: (text) => (answer.text === text ? answer.records : null),
    stop: () => {
      isOver = true;
    },
  };
}
