/** SQL on the instalments of a contract, which it keeps as lines of an amount and a time: `7000.00 J-30`. */

/** A line: an amount, and when it is due. */
const LINE = '[0-9]{1,10}[.][0-9]{2} (signature|J-[0-9]{1,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})';

/** Returns a condition: true for one line or several, and nothing else. */
export const areLines = (text: string): string =>
  `COALESCE(${text} REGEXP '(?-i)\\\\A${LINE}(\\n${LINE})*\\\\z', FALSE)`;

/** Returns the lines as a table: `position`, `amount` and `due`, both as text. */
export const linesOf = (text: string): string => `(
        SELECT split.position, SUBSTRING_INDEX(split.line, ' ', 1) AS amount, SUBSTRING_INDEX(split.line, ' ', -1) AS due
        FROM JSON_TABLE(CONVERT(CONCAT('["', REPLACE(${text}, '\\n', '","'), '"]') USING utf8mb4),
          '$[*]' COLUMNS (position FOR ORDINALITY, line VARCHAR(40) PATH '$')) AS split)`;

/** The columns of the table `instalment` for a line. */
export const COLUMNS = `line.position, CAST(line.amount AS DECIMAL(12, 2)),
      IF(line.due LIKE '____-__-__', CAST(line.due AS DATE), NULL),
      IF(line.due LIKE 'J-%', CAST(SUBSTRING(line.due, 3) AS SIGNED), NULL)`;

/** The start of a contract's first event; NULL without one. */
export const FIRST_START =
  '(SELECT MIN(event.event_start) FROM event WHERE event.contract_id = contract.contract_id AND event.is_active)';

/** The first day on which the contract is late, given what is paid; NULL if no day comes. */
export const LATE_FROM = `IF(contract.statut IN ('signed', 'closed') AND contract.balance > 0,
        late_from(contract.contract_id, contract.signed_at, contract.cost - contract.balance, ${FIRST_START}), NULL)`;

/** The same inside a trigger, of the listing that it has just written: the events themselves may be locked by others. */
export const LATE_FROM_LISTED = LATE_FROM.replace(FIRST_START, 'first_event_start(contract.contract_id)');

/** The same for an event inside a trigger: what the listing of its contract says. */
export const LATE_FROM_OF_CONTRACT =
  '(SELECT late.late_from FROM contract_listing AS late WHERE late.contract_id = contract.contract_id)';
