import { RULES, type RuleName } from '../../../src/domain/rules.ts';

/** Returns the statement that refuses with the rule's error number and message. */
export function refuse(rule: RuleName): string {
  const [number, sentence] = RULES[rule];
  return `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${number}, MESSAGE_TEXT = '${sentence.replaceAll("'", "''")}'`;
}

/** Returns a trigger condition: true if a column changes, compared byte by byte; NULL counts as a value. */
export function changed(...columns: readonly string[]): string {
  const tests = columns.map((name) => `NOT (CAST(NEW.${name} AS BINARY) <=> CAST(OLD.${name} AS BINARY))`);
  return `(${tests.join(' OR ')})`;
}
