import type { FoundRecord } from '../../services/lists/findRecords.ts';

/** Searches records during typing: one request at a time, and the newest text is always next. */
export interface RecordFinder {
  readonly look: (text: string) => void;
  /** Returns the records found for this text; null while unknown. */
  readonly found: (text: string) => readonly FoundRecord[] | null;
  readonly stop: () => void;
}

/** @param onAnswer called for every answer to the newest text; a failed request counts as nothing found */
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
