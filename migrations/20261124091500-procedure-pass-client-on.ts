import type { Step } from './support/step.ts';

/** Tells the lines of a client's contracts and events what its own line says. */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE pass_client_on(p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE v_commercial INT;
      DECLARE v_commercial_name VARCHAR(162);
      DECLARE v_company_name VARCHAR(121);
      DECLARE v_full_name VARCHAR(121);
      DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
      SELECT commercial_id, commercial_name, company_name, full_name
      INTO v_commercial, v_commercial_name, v_company_name, v_full_name
      FROM client_line WHERE client_id = p_id FOR UPDATE;
      IF v_company_name IS NOT NULL THEN
        UPDATE contract_line SET commercial_id = v_commercial, commercial_name = v_commercial_name,
          company_name = v_company_name, full_name = v_full_name WHERE client_id = p_id;
        UPDATE event_line SET commercial_id = v_commercial, commercial_name = v_commercial_name,
          company_name = v_company_name, full_name = v_full_name WHERE client_id = p_id;
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE pass_client_on');
