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
 * failed is never used again. When somebody else changed the person meanwhile, it is done once more. Statements are built from the number, the derived secret and the four roles alone.
 */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE PROCEDURE apply_account(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      DECLARE given_version INT;
      DECLARE secret CHAR(64) CHARACTER SET ascii;
      DECLARE rounds INT DEFAULT 0;
      every_round: REPEAT
        SET rounds = rounds + 1;
        SET department = (
          SELECT role FROM collaborator WHERE collaborator_id = p_id AND is_active
            AND role IN ('collaborator', 'commercial', 'support', 'gestion'));
        INSERT INTO credential (collaborator_id, account_version) VALUES (p_id, 1)
        ON DUPLICATE KEY UPDATE account_version = account_version + 1;
        SET given_version = (SELECT account_version FROM credential WHERE collaborator_id = p_id);
        CALL drop_account(p_id);
        IF department IS NULL THEN
          LEAVE every_round;
        END IF;
        SET secret = keyed_digest(CONCAT('db:', p_id, ':', given_version));
        ${dynamic(engine, `CONCAT('CREATE USER ', ${account}, ' IDENTIFIED ', ${proof[engine]}, ' WITH MAX_USER_CONNECTIONS 40')`)}
        ${dynamic(engine, `CONCAT('GRANT ''', department, ''' TO ', ${account})`)}
        ${dynamic(engine, `CONCAT('SET DEFAULT ROLE ''', department, ''' ${engine === 'mysql' ? 'TO' : 'FOR'} ', ${account})`)}
      UNTIL rounds = 5 OR EXISTS (
        SELECT 1 FROM collaborator JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
        WHERE collaborator.collaborator_id = p_id AND is_active AND role = department
          AND account_version = given_version) END REPEAT;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE apply_account');
