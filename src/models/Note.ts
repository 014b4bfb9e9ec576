import type { Sequelize } from 'sequelize';
import { note } from '../domain/records/note.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import { active } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type NoteRow = RowOf<typeof note, { author?: ColleagueRow | null }>;

function writtenByActor(row: NoteRow, options: object): void {
  const actor = actorOf(options);
  if (row.isNewRecord && actor) row.authorId = actor.id;
}

/** Note. Its text never changes; its author may withdraw it. @returns the model of this session */
export function defineNote(sequelize: Sequelize) {
  return sequelize.define<NoteRow>('note', attributesOf(note), {
    scopes: { active },
    hooks: { beforeValidate: writtenByActor, ...sendOnly(note) },
  });
}
