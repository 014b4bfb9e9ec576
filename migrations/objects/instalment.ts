import { areLines, COLUMNS, linesOf } from './support/instalmentSql.ts';
import { changed, isFarDay, refuse, todayOnce } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** Refuses lines that are none, or do not add up. */
const check = (text: string, whole: string, rule: 'instalments_sum' | 'terms_sum') => `
      IF NOT ${areLines(text)} THEN
        ${refuse('instalments_shape')};
      END IF;
      IF EXISTS (SELECT 1 FROM ${linesOf(text)} AS line WHERE CAST(line.amount AS DECIMAL(12, 2)) = 0
          OR IF(line.due LIKE '____-__-__', COALESCE(${isFarDay('CAST(line.due AS DATE)')}, TRUE), FALSE)) THEN
        ${refuse('instalments_shape')};
      END IF;
      IF (SELECT SUM(CAST(line.amount AS DECIMAL(12, 2))) FROM ${linesOf(text)} AS line) <> ${whole} THEN
        ${refuse(rule)};
      END IF;`;

/** Writes the rows of a contract anew. */
const spread = `INSERT INTO instalment (contract_id, position, amount, due_on, days_before)
      SELECT NEW.contract_id, ${COLUMNS} FROM ${linesOf('NEW.instalments')} AS line`;

export const instalmentObjects: Subject = (engine) => [
  /**
   * Returns lines of which each has its share of the cost; they add up to the cent. A line that comes to nothing is left
   * out.
   * @param p_lines shares of `p_whole`: hundredths, or the amounts of an earlier cost
   */
  `CREATE FUNCTION instalments_of(p_lines TEXT, p_whole DECIMAL(12, 2), p_cost DECIMAL(12, 2))
    RETURNS TEXT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT GROUP_CONCAT(CONCAT(part.amount, ' ', part.due) ORDER BY part.position SEPARATOR '\\n') FROM (
        SELECT reached.position, reached.due, CAST(reached.upto - COALESCE(LAG(reached.upto) OVER (ORDER BY reached.position), 0)
          AS DECIMAL(12, 2)) AS amount
        FROM (
          SELECT line.position, line.due,
            ROUND(SUM(CAST(line.amount AS DECIMAL(12, 2))) OVER (ORDER BY line.position) * p_cost / p_whole, 2) AS upto
          FROM ${linesOf('p_lines')} AS line) AS reached) AS part
      WHERE part.amount > 0)`,
  /**
   * Returns the first day on which a signed contract is late: the day after that of the first instalment that is not
   * covered. Payments fill the instalments in the order of their days; one that follows the event has no day before there
   * is one (decision 13).
   */
  `CREATE FUNCTION late_from(p_contract INT, p_signed DATETIME(3), p_paid DECIMAL(12, 2), p_start DATETIME)
    RETURNS DATE NOT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT MIN(running.due_day) + INTERVAL 1 DAY FROM (
        SELECT dated.due_day, SUM(dated.amount) OVER (ORDER BY dated.due_day, dated.position) AS due FROM (
          SELECT instalment.position, instalment.amount, CASE
            WHEN instalment.due_on IS NOT NULL THEN instalment.due_on
            WHEN instalment.days_before IS NULL THEN company_day(p_signed)
            ELSE company_day(p_start) - INTERVAL instalment.days_before DAY END AS due_day
          FROM instalment WHERE instalment.contract_id = p_contract LOCK IN SHARE MODE) AS dated
        WHERE dated.due_day IS NOT NULL) AS running
      WHERE running.due > p_paid)`,
  /** Without instalments of its own, a contract gets the company's. A cost that is none is refused by its constraint. */
  `CREATE TRIGGER contract_instalments_before_insert BEFORE INSERT ON contract FOR EACH ROW
    IF NEW.cost > 0 THEN
      IF NEW.instalments = '' THEN
        SET NEW.instalments = COALESCE(instalments_of((
          SELECT instalments FROM company_terms WHERE company_terms_id = 1), 100, NEW.cost), '');
      END IF;${check('NEW.instalments', 'NEW.cost', 'instalments_sum')}
    END IF`,
  /**
   * A new cost before the signature changes each instalment in proportion. After the signature only gestion moves days,
   * and no amount changes.
   */
  `CREATE TRIGGER contract_instalments_before_update BEFORE UPDATE ON contract FOR EACH ROW
    IF NEW.cost > 0 THEN
      IF ${changed('cost')} AND NOT ${changed('instalments')} THEN
        SET NEW.instalments = COALESCE(instalments_of(OLD.instalments, OLD.cost, NEW.cost), '');
      END IF;
      IF ${changed('instalments')} THEN${check('NEW.instalments', 'NEW.cost', 'instalments_sum')}
        IF OLD.statut NOT IN ('draft', 'to_sign') AND (
          acting_department() = 'commercial' OR OLD.statut = 'cancelled' OR NEW.statut = 'cancelled'
          OR EXISTS (SELECT 1 FROM ${linesOf('OLD.instalments')} AS old_line
            LEFT JOIN ${linesOf('NEW.instalments')} AS new_line ON new_line.position = old_line.position
              AND CAST(new_line.amount AS DECIMAL(12, 2)) = CAST(old_line.amount AS DECIMAL(12, 2))
            WHERE new_line.position IS NULL)) THEN
          ${refuse('instalments_frozen')};
        END IF;
      END IF;
    END IF`,
  `CREATE TRIGGER contract_instalments_insert AFTER INSERT ON contract FOR EACH ROW
    ${spread}`,
  `CREATE TRIGGER contract_instalments_update AFTER UPDATE ON contract FOR EACH ROW
    IF ${changed('instalments')} THEN
      DELETE FROM instalment WHERE contract_id = NEW.contract_id;
      ${spread};
    END IF`,
  `CREATE TRIGGER contract_instalments_delete BEFORE DELETE ON contract FOR EACH ROW
    DELETE FROM instalment WHERE contract_id = OLD.contract_id`,
  /** The company's default is for gestion to change; its shares are hundredths. */
  `CREATE TRIGGER company_terms_before_update BEFORE UPDATE ON company_terms FOR EACH ROW
    BEGIN
      IF acting_department() NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;${check('NEW.instalments', '100', 'terms_sum')}
    END`,
  /** The contracts that are late today, in the company's zone, and since which day (decision 13). */
  `CREATE SQL SECURITY DEFINER VIEW late_contract AS
    SELECT list_contract.*, contract_listing.late_from AS 'En retard depuis'
    FROM contract_listing JOIN list_contract ON list_contract.\`Contrat ID\` = contract_listing.contract_id
    WHERE contract_listing.late_from <= ${todayOnce(engine)} AND contract_listing.is_active = 1`,
  "GRANT SELECT ON instalment TO 'collaborator'",
  "GRANT SELECT ON company_terms TO 'collaborator'",
  "GRANT UPDATE (instalments) ON company_terms TO 'gestion'",
  "GRANT SELECT ON late_contract TO 'collaborator'",
];
