import { expect, it } from 'vitest';
import { recognise, recogniseInTurns } from '../../src/services/imports/recognise.ts';
import { clock, sheet, workbook } from './support.ts';

const rows = Array.from({ length: 5000 }, (_, at) => [
  `Société ${at}`,
  `Ann ${at}`,
  `ann${at}@a.example`,
  `01 00 00 ${at}`,
]);
const file = workbook([sheet([['Société', 'Interlocuteur', 'E-mail', 'Téléphone'], ...rows])]);

it('a large file is recognised in turns, with the same result, and can be stopped', async () => {
  let turns = 0;
  let isRunning = true;
  const count = () => {
    turns += 1;
    if (isRunning) setImmediate(count);
  };
  setImmediate(count);
  const found = await recogniseInTurns(file, { clock, known: {} });
  isRunning = false;
  expect(turns).toBeGreaterThan(10);
  expect(found).toEqual(recognise(file, { clock, known: {} }));
  const stop = new AbortController();
  setImmediate(() => stop.abort(new Error('stopped')));
  await expect(recogniseInTurns(file, { clock, known: {} }, stop.signal)).rejects.toThrow('stopped');
});
