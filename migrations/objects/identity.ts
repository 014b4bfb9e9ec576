import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

const refuseDistributed = {
  // In a distributed transaction MySQL refuses temporary tables, and nothing else that a function may do. It does so
  // only with this setting, which is the default.
  mysql: `
      IF @@session.xa_detach_on_prepare = 0 THEN
        ${refuse('xa_kept')};
      END IF;
      CREATE TEMPORARY TABLE no_distributed_transaction (id INT PRIMARY KEY);
      DROP TEMPORARY TABLE no_distributed_transaction;`,
  mariadb: `
      IF (SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'COM_XA_START') <> 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A session with distributed transactions writes nothing.';
      END IF;`,
};

export const identity: Subject = (engine) => [
  /** Returns the real time in UTC. A session cannot change it by `SET timestamp` or `SET time_zone`. */
  `CREATE FUNCTION utc_now() RETURNS DATETIME(6) NOT DETERMINISTIC NO SQL
    RETURN CONVERT_TZ(SYSDATE(6), @@session.time_zone, '+00:00')`,
  /** Returns the day of an instant (UTC) in the company's zone. */
  `CREATE FUNCTION company_day(p_instant DATETIME) RETURNS DATE NOT DETERMINISTIC READS SQL DATA
    RETURN DATE(p_instant + INTERVAL (
      SELECT minutes FROM zone_offset WHERE starts_at <= p_instant ORDER BY starts_at DESC LIMIT 1) MINUTE)`,
  /**
   * Returns the present day in the company's zone. It is DETERMINISTIC so that views that compare a day with it are a
   * range of an index: a statement asks for it once.
   */
  `CREATE FUNCTION company_today() RETURNS DATE DETERMINISTIC READS SQL DATA
    RETURN company_day(utc_now())`,
  /** Returns the collaborator id in the name of the connected account; NULL for other accounts. */
  `CREATE FUNCTION account_number() RETURNS INT DETERMINISTIC NO SQL
    RETURN IF(USER() REGEXP '^epicevent_c[1-9][0-9]{0,9}@', CAST(SUBSTRING(SUBSTRING_INDEX(USER(), '@', 1), 12) AS SIGNED), NULL)`,
  /**
   * Returns the id of the connected collaborator if active, else NULL. It is DETERMINISTIC so that views that filter on
   * it use an index.
   */
  `CREATE FUNCTION get_collaborator_id() RETURNS INT DETERMINISTIC READS SQL DATA
    RETURN (SELECT collaborator_id FROM collaborator WHERE collaborator_id = account_number() AND is_active)`,
  /** Returns the department of the connected collaborator if active, else NULL. */
  `CREATE FUNCTION get_collaborator_role() RETURNS VARCHAR(20) DETERMINISTIC READS SQL DATA
    RETURN (SELECT role FROM collaborator WHERE collaborator_id = account_number() AND is_active)`,
  /**
   * Returns the department of the connected account for a write: 'owner' for accounts that belong to no collaborator,
   * and an error for an inactive one. It locks the collaborator's row, so that it never reads an old snapshot. It
   * refuses sessions that disabled integrity checks or could exhaust the ids. It also refuses distributed transactions:
   * a prepared one keeps its locks for ever, without a session to end.
   */
  `CREATE FUNCTION acting_department() RETURNS VARCHAR(20) NOT DETERMINISTIC READS SQL DATA
    BEGIN
      DECLARE actor INT DEFAULT account_number();
      DECLARE department VARCHAR(20);
      IF actor IS NULL THEN
        RETURN 'owner';
      END IF;
      SET department = (
        SELECT role FROM collaborator WHERE collaborator_id = actor AND is_active LOCK IN SHARE MODE);
      IF department IS NULL THEN
        ${refuse('not_active')};
      END IF;
      IF @@session.foreign_key_checks = 0 OR @@session.unique_checks = 0
        ${engine === 'mariadb' ? 'OR @@session.check_constraint_checks = 0' : ''} THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Turn the integrity checks of this session on again.';
      END IF;
      IF @@session.insert_id <> 0 OR @@session.auto_increment_increment > 64 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This session may not choose the numbers of records.';
      END IF;
      ${refuseDistributed[engine].trim()}
      RETURN department;
    END`,
  /** Returns the role of a collaborator if active, else NULL. Locks the row until the end of the transaction. */
  `CREATE FUNCTION locked_role(id INT) RETURNS VARCHAR(20) NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT role FROM collaborator WHERE collaborator_id = id AND is_active FOR UPDATE)`,
  /**
   * Returns the same, and lets that person go on writing meanwhile: nobody changes their department before the end of the
   * transaction. For imports, which take minutes.
   */
  `CREATE FUNCTION shared_role(id INT) RETURNS VARCHAR(20) NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT role FROM collaborator WHERE collaborator_id = id AND is_active LOCK IN SHARE MODE)`,
  "GRANT EXECUTE ON FUNCTION get_collaborator_id TO 'collaborator'",
  "GRANT EXECUTE ON FUNCTION get_collaborator_role TO 'collaborator'",
];
