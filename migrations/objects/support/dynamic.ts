import type { Engine } from './schemaObject.ts';

/**
 * Returns statements that execute the text of an SQL expression, inside a procedure. MySQL needs a session variable for
 * this. It is cleared before the statement runs, so the caller never finds a password in it.
 */
export function dynamic(engine: Engine, expression: string): string {
  if (engine === 'mariadb') return `EXECUTE IMMEDIATE ${expression};`;
  return `
      SET @epicevent_statement = ${expression};
      PREPARE epicevent_statement FROM @epicevent_statement;
      SET @epicevent_statement = NULL;
      EXECUTE epicevent_statement;
      DEALLOCATE PREPARE epicevent_statement;`;
}
