import type { MigrationContext } from '../src/db/migrator.ts';
import type { Step } from './support/step.ts';

const PLAIN = "IF(known.is_active = 0, 'inactive', 'active')";
/** A collaborator of the example company is told apart: only a private server lets them in. */
const WITH_DEMO = `CASE
          WHEN known.is_active = 0 THEN 'inactive'
          WHEN known.collaborator_id IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator) THEN 'demo'
          ELSE 'active' END`;

async function replace({ run, schema }: MigrationContext, state: string): Promise<void> {
  await run('DROP PROCEDURE login_challenge');
  await run(`
    CREATE PROCEDURE login_challenge(IN p_username TEXT)
    READS SQL DATA
    BEGIN
      DECLARE typed VARCHAR(255) DEFAULT LOWER(LEFT(COALESCE(p_username, ''), 255));
      DECLARE seed BIGINT DEFAULT CONV(LEFT(keyed_digest(CONCAT('person:', typed)), 8), 16, 10);
      DECLARE waiting INT DEFAULT login_wait(typed);
      DECLARE decoy CHAR(60) CHARACTER SET ascii COLLATE ascii_bin DEFAULT decoy_hash(typed);
      DECLARE first_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', 1);
      DECLARE last_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', -1);
      SELECT
        COALESCE(known.collaborator_id, 1 + seed % 40) AS collaborator_id,
        COALESCE(known.password_hash, decoy) AS password_hash,
        COALESCE(known.role, ELT(1 + seed % 3, 'commercial', 'support', 'gestion')) AS role,
        ${state} AS state,
        COALESCE(known.account_version, 1) AS account_version,
        COALESCE(known.must_change, 0) AS must_change,
        COALESCE(known.first_name, CONCAT(UPPER(LEFT(first_part, 1)), SUBSTRING(first_part, 2))) AS first_name,
        COALESCE(known.last_name, CONCAT(UPPER(LEFT(last_part, 1)), SUBSTRING(last_part, 2))) AS last_name,
        typed AS username,
        waiting AS wait_seconds
      FROM (SELECT 1 AS one) AS always
      LEFT JOIN (
        SELECT collaborator.*, credential.password_hash, credential.account_version, credential.must_change
        FROM collaborator JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
        WHERE collaborator.username = typed AND CAST(collaborator.username AS BINARY) = CAST(typed AS BINARY)
          AND credential.password_hash IS NOT NULL
      ) AS known ON TRUE;
    END
  `);
  // The right went with the procedure.
  await run(`GRANT EXECUTE ON PROCEDURE \`${schema}\`.login_challenge TO 'epicevent_login'@'%'`);
}

export const up: Step = (context) => replace(context, WITH_DEMO);

export const down: Step = (context) => replace(context, PLAIN);
