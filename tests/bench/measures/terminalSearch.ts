import { setTimeout as pause } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { BenchDatabase, Measure } from '../measure.ts';
import { openApplication, panesOf } from '../support/application.ts';
import { replay } from '../support/frames.ts';
import type { Program } from '../support/program.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const WORDS = 25;
/** Milliseconds between two letters of a fast typist. */
const EVERY = 110;

/** Existing names, spread over the whole table. */
async function wordsOf({ admin, config, rows }: BenchDatabase): Promise<string[]> {
  const connection = await createConnection({ ...admin, database: config.schema });
  try {
    const places = Array.from({ length: 4 * WORDS }, (_, place) => Math.floor((place * rows) / (4 * WORDS)) + 100);
    const [found] = await connection.query<(RowDataPacket & { name: string })[]>(
      'SELECT full_name AS name FROM client WHERE client_id IN (?)',
      [places],
    );
    const words = found.flatMap(({ name }) => name.split(' ').slice(-1)).filter((word) => /^[a-z]{4,}$/i.test(word));
    return [...new Set(words.map((word) => word.toLowerCase().slice(0, 5)))].slice(0, WORDS);
  } finally {
    await connection.end();
  }
}

/**
 * The rows of the list and of the panes linked to it, without the borders: the query in a border changes with each
 * letter, and its count may come later.
 */
const rowsOf = (lines: readonly string[]): string =>
  panesOf(lines)
    .filter((line) => !/^[╒╞├┌└]/.test(line))
    .join('\n');

/** @returns for each letter from the third on, the milliseconds until its rows were shown */
async function typing(program: Program, word: string): Promise<number[]> {
  const times: number[] = [];
  program.send('/');
  await program.rest(150);
  for (const [index, letter] of [...word].entries()) {
    const from = program.chunks.length;
    const at = performance.now();
    program.send(letter);
    await pause(EVERY);
    await program.rest(index < 2 ? 50 : 400);
    if (index < 2) continue;
    const seen: { at: number; rows: string }[] = [];
    await replay(program, from, (frame) => void seen.push({ at: frame.at, rows: rowsOf(frame.screen.lines()) }));
    const last = seen.at(-1)?.rows;
    const answered = seen.find((_, place) => seen.slice(place).every(({ rows }) => rows === last));
    times.push((answered?.at ?? Number.NaN) - at);
  }
  program.send('\u001b');
  await pause(150);
  await program.rest(400);
  return times;
}

/** Search while typing, in the list of all clients. */
export const measure: Measure = {
  name: 'terminal-search',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database();
    const words = await wordsOf(ground);
    const program = await openApplication(ground, 'gestion.demo');
    try {
      await program.burst('1', 400);
      await program.burst('t', 800);
      const times: number[] = [];
      for (const word of words) times.push(...(await typing(program, word)));
      const detail = `p50 / p99 ${p50p99(times)} ms, ${times.length} letters from the third on, in ${words.length} words`;
      return [
        {
          name: 'search as you type, key to answer, p99',
          value: quantile(times, 0.99),
          unit: 'ms',
          bound: 150,
          detail,
        },
      ];
    } finally {
      await program.close();
    }
  },
};
