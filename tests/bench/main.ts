/** `npm run bench`: measures the application, prints each value with its bound, and fails if one is out of bounds. */
import { readdir } from 'node:fs/promises';
import type { Engine } from '../../src/db/engine/serverProgram.ts';
import { createDatabases } from './databases.ts';
import { type Ground, holds, type Measure } from './measure.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { json, machine, type Reported, table } from './report.ts';

const MEASURES = new URL('measures/', import.meta.url);

const note = (line: string): void => void process.stderr.write(`${line}\n`);

async function loadMeasures(only: readonly string[]): Promise<readonly Measure[]> {
  const files = (await readdir(MEASURES)).filter((file) => file.endsWith('.ts')).sort();
  const loaded = await Promise.all(files.map((file) => import(new URL(file, MEASURES).href)));
  const all = loaded.map(({ measure }: { measure: Measure }) => measure);
  if (only.length === 0) return all;
  const unknown = only.filter((start) => !all.some(({ name }) => name.startsWith(start)));
  if (unknown.length > 0)
    throw new Error(`There is no measure called ${unknown.join(', ')}: ${all.map(({ name }) => name).join(', ')}.`);
  return all.filter(({ name }) => only.some((start) => name.startsWith(start)));
}

/** Runs every measure on every engine. A measure that throws counts as failed, and the others still run. */
async function measureAll({ engines, rows, only }: BenchOptions): Promise<readonly Reported[]> {
  const measures = await loadMeasures(only);
  const figures: Reported[] = [];
  for (const [index, engine] of engines.entries()) {
    const databases = createDatabases(note);
    const ground: Ground = { engine, rows, database: (asked = rows) => databases.open(engine, asked), note };
    try {
      for (const measure of measures) {
        if (measure.runs === 'once' && index > 0) continue;
        const label = measure.runs === 'once' ? null : engine;
        note(`${label ?? 'both'}: ${measure.name}…`);
        figures.push(...(await measureOne(measure, ground, label)));
      }
    } finally {
      databases.release();
    }
  }
  return figures;
}

async function measureOne(measure: Measure, ground: Ground, engine: Engine | null): Promise<readonly Reported[]> {
  const { name } = measure;
  try {
    return (await measure.run(ground)).map((figure) => ({ ...figure, measure: name, engine }));
  } catch (error) {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const detail = error instanceof Error ? error.message : String(error);
    return [{ measure: name, engine, name, value: Number.NaN, unit: '', bound: 0, detail: `failed: ${detail}` }];
  }
}

const options = readOptions(process.argv.slice(2));
let printed = USAGE;
if (options !== 'help') {
  const figures = await measureAll(options);
  printed = options.json
    ? `${json(options.rows, figures)}\n`
    : `${machine()}; ${options.rows.toLocaleString('en')} rows\n\n${table(figures)}\n`;
  process.exitCode = figures.every(holds) ? 0 : 1;
}
// A failed measure may leave a connection open, which would keep the process running.
process.stdout.write(printed, () => process.exit());
