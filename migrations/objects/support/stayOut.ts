/**
 * Error handling after a collaborator was shut out (`is_out`). If a rule refuses the rest, the account is unlocked
 * again, if this call locked it (`is_held`). After any other error, such as a lock wait timeout, the collaborator stays
 * shut out and gestion is asked to try again. `refusal` is the statement for that message.
 */
export const stayOut = (refusal: string, otherwise = ''): string => `
      DECLARE EXIT HANDLER FOR SQLSTATE '45000', 3819, 4025
      BEGIN
        ROLLBACK;
        IF is_held THEN
          CALL hold_account(p_id, FALSE);
        END IF;
        RESIGNAL;
      END;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        ROLLBACK;
        IF NOT is_out THEN
          RESIGNAL;
        END IF;${otherwise}
        ${refusal};
      END;`;

/**
 * Runs the statements in a transaction. After a lock wait timeout, it ends those who keep others waiting, and runs them
 * once more.
 */
export const despiteBlockers = (statements: string): string => `
      BEGIN
        DECLARE is_repeated BOOLEAN DEFAULT FALSE;
        every_try: LOOP
          BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
              ROLLBACK;
              IF is_repeated THEN
                RESIGNAL;
              END IF;
              SET is_repeated = TRUE;
              CALL end_blockers();
            END;
            START TRANSACTION;
            ${statements}
            COMMIT;
            LEAVE every_try;
          END;
        END LOOP;
      END;`;
