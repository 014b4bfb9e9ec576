import type { Model } from 'sequelize';
import { instantOf } from './actorOptions.ts';

/** Sets values in memory only, as the database's triggers set them in the row: they are nobody's to send. */
export function setQuietly(row: Model, values: object): void {
  for (const [name, value] of Object.entries(values)) row.set(name, value, { raw: true });
  for (const name of Object.keys(values)) row.changed(name as never, false);
}

/** S27: what a new row carries. */
export function stampCreation(row: Model, options: object): void {
  const now = instantOf(options);
  setQuietly(row, { creationDate: row.get('creationDate') ?? now, lastUpdate: now, version: 0, isActive: true });
}

/** S27: every change moves the version on and the last update to now. */
export function stampUpdate(row: Model, options: object): void {
  setQuietly(row, { lastUpdate: instantOf(options), version: Number(row.get('version')) + 1 });
}
