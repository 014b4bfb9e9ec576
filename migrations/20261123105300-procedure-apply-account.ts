import { dynamic } from './support/dynamic.ts';
import type { Step } from './support/step.ts';

const account = `'''epicevent_c', p_id, '''@''%'''`;

/** How the account knows its secret. MariaDB is told the stored form only. */
const proof = {
  mysql: `'BY ''', secret, ''''`,
  mariadb: `'VIA mysql_native_password USING ''*', UPPER(SHA1(UNHEX(SHA1(secret)))), ''''`,
};

/**
 * Makes a collaborator's database account anew: a new secret, exactly the role of the department, no open session.
 * The version is raised and kept before the account changes, so a secret that was ever in memory for a run that
 * failed is never used again. Statements are built from the number, the derived secret and the four roles alone.
 */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE PROCEDURE apply_account(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT (
        SELECT role FROM collaborator WHERE collaborator_id = p_id AND is_active
          AND role IN ('collaborator', 'commercial', 'support', 'gestion'));
      DECLARE secret CHAR(64) CHARACTER SET ascii;
      INSERT INTO credential (collaborator_id, account_version) VALUES (p_id, 1)
      ON DUPLICATE KEY UPDATE account_version = account_version + 1;
      CALL drop_account(p_id);
      SET secret = keyed_digest(CONCAT('db:', p_id, ':', (
        SELECT account_version FROM credential WHERE collaborator_id = p_id)));
      ${dynamic(engine, `CONCAT('CREATE USER ', ${account}, ' IDENTIFIED ', ${proof[engine]}, ' WITH MAX_USER_CONNECTIONS 40')`)}
      ${dynamic(engine, `CONCAT('GRANT ''', department, ''' TO ', ${account})`)}
      ${dynamic(engine, `CONCAT('SET DEFAULT ROLE ''', department, ''' ${engine === 'mysql' ? 'TO' : 'FOR'} ', ${account})`)}
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE apply_account');
