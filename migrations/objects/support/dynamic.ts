import type { Engine } from './schemaObject.ts';

/**
 * Runs the text of an SQL expression as a statement, inside a procedure. MySQL wants a variable of the session for
 * that: it is emptied before the statement runs, so the caller never finds a secret in it.
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
