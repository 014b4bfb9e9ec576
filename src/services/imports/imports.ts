import { QueryTypes } from 'sequelize';
import { ANYTHING } from '../../db/changes.ts';
import { NotFound } from '../../domain/errors.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import { authorize, authorizeDepartment } from '../../policies/authorize.ts';
import { databaseOf } from '../databaseOf.ts';
import { inTransaction, type Unit } from '../inTransaction.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import type { SourceKind } from './source.ts';

/** A file that was taken over. */
export interface ImportRecord {
  readonly id: number;
  readonly fileName: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string;
  readonly importedBy: PersonRef;
  readonly importedAt: Date;
  readonly isUndone: boolean;
  /** How many records of each kind it made or changed and still has; none once it is undone. */
  readonly counts: Readonly<Record<SourceKind, number>>;
}

/** Where a record came from. */
export interface ImportOrigin {
  readonly fileName: string;
  readonly sheet: string;
  /** The row in the sheet. */
  readonly line: number;
  readonly at: Date;
  readonly by: string;
  readonly isUndone: boolean;
}

const SHOWN = 50;

const COUNT = (kind: SourceKind) =>
  `(SELECT COUNT(*) FROM list_import_record AS line WHERE line.\`Reprise ID\` = file.\`Reprise ID\`
     AND line.\`Table\` = '${kind}') * (file.\`Annulée le\` IS NULL) AS ${kind}s`;

const FILES = `SELECT file.\`Reprise ID\` AS id, file.\`Fichier\` AS fileName, file.\`Empreinte\` AS digest,
    file.\`Collaborateur\` AS person, CONCAT(colleague.first_name, ' ', colleague.last_name) AS name,
    file.\`Date\` AS importedAt, file.\`Annulée le\` IS NOT NULL AS isUndone,
    ${(['client', 'contract', 'payment', 'event'] as const).map(COUNT).join(', ')}
  FROM list_import AS file JOIN colleague ON colleague.collaborator_id = file.\`Collaborateur\``;

interface Line {
  readonly id: number;
  readonly fileName: string;
  readonly digest: string;
  readonly person: number;
  readonly name: string;
  readonly importedAt: Date;
  readonly isUndone: number;
  readonly clients: number;
  readonly contracts: number;
  readonly payments: number;
  readonly events: number;
}

const toImport = (line: Line): ImportRecord => ({
  id: Number(line.id),
  fileName: line.fileName,
  digest: line.digest,
  importedBy: { id: Number(line.person), name: line.name },
  importedAt: line.importedAt,
  isUndone: Boolean(line.isUndone),
  counts: {
    client: Number(line.clients),
    contract: Number(line.contracts),
    payment: Number(line.payments),
    event: Number(line.events),
  },
});

async function readImports(
  { session, readOptions }: Pick<Unit, 'session' | 'readOptions'>,
  rest: string,
  replacements: Readonly<Record<string, number>> = {},
): Promise<ImportRecord[]> {
  const lines = await databaseOf(session).db.sequelize.query<Line>(`${FILES} ${rest}`, {
    replacements,
    type: QueryTypes.SELECT,
    ...readOptions,
  });
  return lines.map(toImport);
}

/** The files that were taken over, newest first, at most 50. */
export async function listImports(session: Session): Promise<ImportRecord[]> {
  requirePermission(session, 'import.list');
  return inTransaction(session, (unit) => readImports(unit, `ORDER BY file.\`Reprise ID\` DESC LIMIT ${SHOWN}`));
}

/** Reads a file that was taken over inside a transaction. @throws NotFound */
export async function importRow(unit: Unit, id: number): Promise<ImportRecord> {
  const [found] = await readImports(unit, 'WHERE file.`Reprise ID` = :id', { id });
  if (!found) throw new NotFound({ key: 'refused.noRecord' });
  return found;
}

/** One file that was taken over. @throws NotFound */
export async function getImport(session: Session, id: number): Promise<ImportRecord> {
  requirePermission(session, 'import.list');
  return inTransaction(session, (unit) => importRow(unit, id));
}

/**
 * Takes a whole import back: what it made leaves the lists, its payments are reversed, what it changed gets its earlier
 * values (decision 14).
 * @throws NotAllowed `rule.import_moved` if something of it has changed since, or has got other records
 */
export async function undoImport(session: Session, id: number): Promise<ImportRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'import.undo');
    const before = await importRow(unit, id);
    authorize(unit.actor, 'import.undo', before);
    unit.decidedOn('import.undo', before);
    await unit.call('undo_import', [id]);
    unit.changed('import', id);
    unit.changed(ANYTHING, 0);
    return importRow(unit, id);
  });
}

/** Where a record came from: the newest import first. */
export async function originsOf(
  session: Session,
  kind: 'client' | 'contract' | 'event',
  id: number,
): Promise<ImportOrigin[]> {
  requirePermission(session, 'import.list');
  const rows = await databaseOf(session).db.read(
    `SELECT file.\`Fichier\` AS fileName, line.\`Feuille\` AS sheet, line.\`Ligne\` AS line, file.\`Date\` AS at,
       CONCAT(colleague.first_name, ' ', colleague.last_name) AS name, file.\`Annulée le\` IS NOT NULL AS isUndone
     FROM list_import_record AS line JOIN list_import AS file ON file.\`Reprise ID\` = line.\`Reprise ID\`
     JOIN colleague ON colleague.collaborator_id = file.\`Collaborateur\`
     WHERE line.\`Table\` = ? AND line.\`Enregistrement\` = ? ORDER BY line.\`Reprise ID\` DESC LIMIT 20`,
    [kind, id],
  );
  return rows.map((row) => ({
    fileName: String(row.fileName),
    sheet: String(row.sheet),
    line: Number(row.line),
    at: row.at as Date,
    by: String(row.name),
    isUndone: Boolean(row.isUndone),
  }));
}
