export type Engine = 'mysql' | 'mariadb';

/** The order of creation: an object may refer to the kinds before its own. */
export const KINDS = ['role', 'function', 'procedure', 'view', 'listing', 'trigger', 'grant'] as const;

export type Kind = (typeof KINDS)[number];

/**
 * A schema object other than a table, with the statement that creates it and the one that drops it if it exists.
 * Dropping a grant revokes all rights of its holder.
 */
export interface SchemaObject {
  readonly name: string;
  readonly kind: Kind;
  readonly create: string;
  readonly drop: string;
}

/**
 * The statements that create the objects of one subject: `CREATE …`, `GRANT …`, and for a listing `INSERT INTO …` for
 * the records whose ids are between `?` and `?`.
 */
export type Subject = (engine: Engine) => readonly string[];

const CODE = /^CREATE (?:SQL SECURITY DEFINER )?(FUNCTION|PROCEDURE|TRIGGER|VIEW) (\w+)/;
const ROLE = /^CREATE ROLE IF NOT EXISTS '(\w+)'$/;
const GRANT = /^GRANT (.+) TO ('\w+'(?:@'%')?)$/;
const LISTING = /^INSERT INTO (\w+)/;

/** Returns the object that a statement creates. */
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
  throw new Error(`Not a statement for a schema object: ${create.slice(0, 80)}`);
}
