import { QueryTypes } from 'sequelize';
import type { HistoryEntry, RecordKind } from '../domain/records/history.ts';
import { databaseOf } from './databaseOf.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

interface Line {
  readonly id: number;
  readonly at: Date;
  readonly actor: number | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

const LINES = 200;

/** MySQL returns JSON parsed, MariaDB as text. */
function values(json: unknown): Record<string, unknown> {
  const parsed: unknown = typeof json === 'string' ? JSON.parse(json) : json;
  return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
}

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** Columns that hold the id of a collaborator. */
const PERSONS: readonly string[] = [
  'collaborator_id',
  'support_contact',
  'recorded_by',
  'assignee_id',
  'created_by',
  'done_by',
  'author',
];

type Names = ReadonlyMap<string, string>;

function changesOf(line: Line, names: Names): HistoryEntry['changes'] {
  const [before, after] = [values(line.before), values(line.after)];
  const told = (field: string, value: unknown) => {
    const text = asText(value);
    return text !== null && PERSONS.includes(field) ? (names.get(text) ?? text) : text;
  };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field,
    before: told(field, before[field]),
    after: told(field, after[field]),
  }));
}

/** Reads the names of the collaborators in these rows. */
async function namesIn(lines: readonly Line[], session: Session, within: Unit['readOptions']): Promise<Names> {
  const ids = lines.flatMap((line) =>
    [values(line.before), values(line.after)].flatMap((side) => PERSONS.map((field) => Number(side[field] ?? 0))),
  );
  const wanted = [...new Set(ids)].filter((id) => id > 0);
  if (wanted.length === 0) return new Map();
  const people = await databaseOf(session).db.sequelize.query<{ id: number; name: string }>(
    `SELECT collaborator_id AS id, CONCAT(first_name, ' ', last_name) AS name FROM colleague
     WHERE collaborator_id IN (:wanted)`,
    { replacements: { wanted }, type: QueryTypes.SELECT, ...within },
  );
  return new Map(people.map(({ id, name }) => [String(id), name]));
}

/**
 * The history of a record, newest first, at most 200 rows. Fields are column names, and values are as stored (instants
 * in UTC); the screen translates them. Ids of collaborators become names. Rows without a collaborator come from the
 * owner account: set-up and import. The history of a collaborator is only for gestion and for the collaborator.
 */
export async function listHistory(session: Session, kind: RecordKind, id: number): Promise<HistoryEntry[]> {
  requirePermission(session, 'history.list');
  return inTransaction(session, async ({ readOptions }) => {
    const lines = await databaseOf(session).db.sequelize.query<Line>(
      `SELECT h.\`Historique ID\` AS id, h.\`Date\` AS at, h.\`Collaborateur\` AS actor, c.first_name AS firstName,
         c.last_name AS lastName, h.\`Action\` AS action, h.\`Avant\` AS \`before\`, h.\`Après\` AS \`after\`,
         h.\`Motif\` AS reason
       FROM list_history AS h LEFT JOIN colleague AS c ON c.collaborator_id = h.\`Collaborateur\`
       WHERE h.\`Table\` = :kind AND h.\`Enregistrement\` = :id
       ORDER BY h.\`Historique ID\` DESC LIMIT ${LINES}`,
      { replacements: { kind, id }, type: QueryTypes.SELECT, ...readOptions },
    );
    const names = await namesIn(lines, session, readOptions);
    return lines.map((line) => ({
      id: Number(line.id),
      at: line.at,
      by: line.actor === null ? null : { id: line.actor, name: `${line.firstName} ${line.lastName}` },
      action: line.action,
      changes: changesOf(line, names),
      reason: line.reason,
    }));
  });
}
