import { cpus, totalmem } from 'node:os';
import { type Figure, holds } from './measure.ts';

/** A value with the engine that it was measured on; `engine` is null if it makes no difference. */
export interface Reported extends Figure {
  readonly measure: string;
  readonly engine: string | null;
}

const number = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
};

/** Describes the machine in one line. */
export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cores.length} × ${cores[0]?.model.trim() || process.arch}, ${memory} GB, ${process.platform}, Node.js ${process.versions.node}`;
}

/** Returns the values as a Markdown table. */
export function table(figures: readonly Reported[]): string {
  const rows = figures.map((figure) => [
    figure.engine ?? '',
    figure.name,
    `${number(figure.value)} ${figure.unit}`,
    figure.ratio === undefined ? '' : `${number(figure.ratio)}×`,
    figure.bound === null ? '' : `≤ ${number(figure.bound)}${figure.ratio === undefined ? ` ${figure.unit}` : '×'}`,
    holds(figure) ? '' : 'BROKEN',
    figure.detail,
  ]);
  const heads = ['engine', 'what', 'measured', 'against bare', 'bound', '', 'detail'];
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(heads), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Returns the values as JSON, for programs. */
export function json(rows: number, figures: readonly Reported[]): string {
  const measured = figures.map((figure) => ({ ...figure, holds: holds(figure) }));
  return JSON.stringify({ machine: machine(), rows, ok: figures.every(holds), figures: measured }, null, 2);
}
