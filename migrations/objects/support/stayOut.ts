/**
 * What becomes of a person who was shut out (`is_out`), where the rest fails. A rule that refuses opens the account
 * again, if it was locked here (`is_held`); whatever else it is, such as rows that somebody keeps locked, the person stays out and
 * gestion is told to try again. `refusal` is the statement that tells so.
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
