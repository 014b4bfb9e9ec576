/** Where a schema differs from what the program would make, and how it is put right. */
import type { Connection } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';
import { isLockWait } from './driverError.ts';
import type { Part, SchemaPicture } from './schemaPicture.ts';

/** A part that is missing (`found` is null), altered, or too many (`wanted` is null). */
export interface Difference {
  readonly wanted: Part | null;
  readonly found: Part | null;
}

/** Tables without a value of their own: the others give it again, or nobody needs it any more. */
const RENEWABLE = /_listing$|_word$|^login_throttle$|^stated_reason$|^import_source$/;
const isListing = (table: string) => /_listing$|_word$/.test(table);

/** Only these are refused where the program does not make them: an own view or index changes no rule. */
const isRule = ({ kind, name }: Part) =>
  kind === 'trigger' || (kind === 'part' && /^(?:CONSTRAINT|UNIQUE KEY)/.test(name));

/** Returns what is missing, altered, or too many among the rules. */
export function differencesOf(wanted: SchemaPicture, found: SchemaPicture): readonly Difference[] {
  const missing = [...wanted].flatMap(([key, part]): Difference[] => {
    const other = found.get(key);
    if (other === undefined) return isCovered(part, found) ? [] : [{ wanted: part, found: null }];
    const isSame = part.kind === 'table' ? engineIn(part) === engineIn(other) : spelt(part) === spelt(other);
    return isSame ? [] : [{ wanted: part, found: other }];
  });
  const known = new Set([...wanted.values()].map(({ table }) => table));
  const extra = [...found].flatMap(([key, part]): Difference[] =>
    wanted.has(key) || !isRule(part) || !known.has(part.table) ? [] : [{ wanted: null, found: part }],
  );
  return [...missing, ...extra];
}

/** MySQL spells character sets otherwise once a table was altered. */
const spelt = ({ kind, text }: Part): string =>
  kind === 'part'
    ? text
        .replaceAll("\\'", "'")
        .replace(/_(?:utf8mb[34]|binary)(?=')| CHARACTER SET utf8mb4(?= COLLATE)| COLLATE utf8mb4_unicode_520_ci/g, '')
    : text;

/** The parts of a missing table go without saying. */
const isCovered = (part: Part, found: SchemaPicture) =>
  part.kind === 'part' && !found.has(`table ${part.table} ${part.table}`);

const engineIn = ({ text }: Part) => / ENGINE=(\w+)/.exec(text)?.[1];

/** Returns the name to show: of a part, with its table. */
export function nameOf({ wanted, found }: Difference): string {
  const { kind, table, name } = (wanted ?? found) as Part;
  return kind === 'part' ? `${table}.${name.replace(/^.*?`|`$/g, '')}` : name;
}

/** Returns whether only a backup has what is missing: a table or column with values of its own. */
export function isLoss({ wanted, found }: Difference): boolean {
  if (wanted === null || found !== null) return false;
  if (wanted.kind === 'table') return !RENEWABLE.test(wanted.table);
  return wanted.kind === 'part' && wanted.name.startsWith('`') && !RENEWABLE.test(wanted.table);
}

/**
 * Makes the tables, columns, keys and constraints as the program does, and drops triggers and constraints that it does
 * not know. The objects with code are the migrator's. @param owner the owner's connection
 * @returns whether a listing must be filled again
 * @throws Usage if something is missing that only a backup has, or the records break a constraint
 */
export async function mendTables(owner: Connection, differences: readonly Difference[]): Promise<boolean> {
  const lost = differences.filter(isLoss);
  if (lost.length > 0) throw new Usage({ key: 'schema.lost', params: { names: lost.map(nameOf).join(', ') } });
  // Constraints of one table may refer to the keys of another.
  const rank = ({ wanted }: Difference) =>
    Number(wanted?.kind === 'part') + Number(/FOREIGN KEY/.test(wanted?.text ?? ''));
  for (const difference of [...differences].sort((a, b) => rank(a) - rank(b))) {
    for (const statement of statementsOf(difference)) {
      await owner.query(statement).catch((cause) => {
        if (isLockWait(cause)) throw cause;
        throw new Usage({ key: 'schema.recordsBreak', params: { names: nameOf(difference) } }, { cause });
      });
    }
  }
  return differences.some(({ wanted }) => wanted !== null && isListing(wanted.table));
}

function statementsOf({ wanted, found }: Difference): readonly string[] {
  if (wanted === null) return found === null ? [] : [removal(found)];
  if (wanted.kind === 'table') {
    return [found === null ? wanted.text : `ALTER TABLE \`${wanted.table}\` ENGINE = ${engineIn(wanted)}`];
  }
  if (wanted.kind !== 'part') return [];
  const isColumn = wanted.name.startsWith('`');
  // A listing is filled again, so its values may go.
  if (isColumn && found !== null) return [`ALTER TABLE \`${wanted.table}\` MODIFY COLUMN ${wanted.text}`];
  const add = `ALTER TABLE \`${wanted.table}\` ADD ${isColumn ? 'COLUMN ' : ''}${wanted.text}`;
  return found === null ? [add] : [removal(found), add];
}

function removal({ kind, table, name }: Part): string {
  if (kind === 'trigger') return `DROP TRIGGER IF EXISTS \`${name}\``;
  const dropped = /KEY `/.test(name) ? name.replace(/^\w+ (?=KEY)/, '') : name;
  return `ALTER TABLE \`${table}\` DROP ${dropped}`;
}
