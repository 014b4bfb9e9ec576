import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { FoundRecord } from '../../../src/services/lists/findRecords.ts';
import { createRecordFinder } from '../../../src/tui/screen/recordFinder.ts';

function makeFinder() {
  const asked: { text: string; answer: (found: readonly FoundRecord[]) => void; fail: (error: Error) => void }[] = [];
  const told: string[] = [];
  const find = (text: string) =>
    new Promise<readonly FoundRecord[]>((answer, fail) => void asked.push({ text, answer, fail }));
  const finder = createRecordFinder(
    find,
    () => told.push('answer'),
    (error) => told.push(String(error)),
  );
  return { finder, asked, told };
}

it('sends one query at a time, the newest text next, and never shows the answer of an older one', async () => {
  const { finder, asked, told } = makeFinder();
  for (const text of ['c', 'co', 'coo']) finder.look(text);
  expect(asked.map(({ text }) => text)).toEqual(['c']);
  asked[0]?.answer([]);
  await turn();
  expect(asked.map(({ text }) => text)).toEqual(['c', 'coo']);
  expect([finder.found('coo'), told.length]).toEqual([null, 0]);
  asked[1]?.answer([]);
  await turn();
  expect([finder.found('coo'), told]).toEqual([[], ['answer']]);
  expect(finder.found('co')).toBeNull();
});

it('a failed query finds nothing and reports the error; after leaving nothing is reported', async () => {
  const { finder, asked, told } = makeFinder();
  finder.look('a');
  asked[0]?.fail(new Error('away'));
  await turn();
  expect(told).toEqual(['Error: away', 'answer']);
  finder.look('b');
  finder.stop();
  asked[1]?.answer([]);
  await turn();
  expect(told).toHaveLength(2);
});
