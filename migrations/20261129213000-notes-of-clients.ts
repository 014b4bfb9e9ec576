/**
 * The client of each note, also of one on a contract or event: a client's notes are one range of an index. Only the
 * triggers of notes and contracts write it. The default is for `INSERT … SELECT`, which asks for one before the trigger
 * runs; no client has this number.
 */
export const up: readonly string[] = [
  'ALTER TABLE note ADD COLUMN owner_client INT NULL',
  `UPDATE note LEFT JOIN event ON event.event_id = note.event_id
    LEFT JOIN contract ON contract.contract_id = COALESCE(note.contract_id, event.contract_id)
    SET note.owner_client = COALESCE(note.client_id, contract.client_id)`,
  `ALTER TABLE note MODIFY owner_client INT NOT NULL DEFAULT 0,
    ADD KEY note_owner_client (owner_client, is_active, note_id)`,
];

export const down: readonly string[] = ['ALTER TABLE note DROP KEY note_owner_client, DROP COLUMN owner_client'];
