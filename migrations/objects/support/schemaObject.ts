export type Engine = 'mysql' | 'mariadb';

/** The order in which objects are made: each kind may name what the kinds before it made. */
export const KINDS = ['role', 'function', 'procedure', 'view', 'listing', 'trigger', 'grant'] as const;

export type Kind = (typeof KINDS)[number];

/**
 * A part of the schema that is no table: made, and taken away whether it is there or not, by one statement each. Where a
 * right is taken away, its holder loses all.
 */
export interface SchemaObject {
  readonly name: string;
  readonly kind: Kind;
  readonly create: string;
  readonly drop: string;
}

/**
 * The statements that make the objects of one subject: `CREATE …`, `GRANT …`, and `INSERT INTO …` for what a listing
 * holds of the records whose numbers are between `?` and `?`.
 */
export type Subject = (engine: Engine) => readonly string[];

const CODE = /^CREATE (?:SQL SECURITY DEFINER )?(FUNCTION|PROCEDURE|TRIGGER|VIEW) (\w+)/;
const ROLE = /^CREATE ROLE IF NOT EXISTS '(\w+)'$/;
const GRANT = /^GRANT (.+) TO ('\w+'(?:@'%')?)$/;
const LISTING = /^INSERT INTO (\w+)/;

/** The object that a statement makes. */
export function schemaObject(create: string): SchemaObject {
  const [, code, codeName = ''] = CODE.exec(create) ?? [];
  if (code) {
    const kind = code.toLowerCase() as Kind;
    return { name: codeName, kind, create, drop: `DROP ${code} IF EXISTS ${codeName}` };
  }
  const [, role] = ROLE.exec(create) ?? [];
  if (role) return { name: role, kind: 'role', create, drop: `DROP ROLE IF EXISTS '${role}'` };
  const [, right, to] = GRANT.exec(create) ?? [];
  if (right) {
    const name = `${right.replace(/ \(.*\)/, '')} TO ${to}`.replaceAll(/'|@'%'/g, '');
    return { name, kind: 'grant', create, drop: `REVOKE ALL PRIVILEGES, GRANT OPTION FROM ${to}` };
  }
  const [, listing] = LISTING.exec(create) ?? [];
  if (listing)
    return { name: listing, kind: 'listing', create, drop: `DROP TABLE IF EXISTS ${listing}_draft, ${listing}_old` };
  throw new Error(`No object of the schema: ${create.slice(0, 80)}`);
}
