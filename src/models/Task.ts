import type { Sequelize } from 'sequelize';
import { task } from '../domain/records/task.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import { sendOnly } from './sentColumns.ts';

type Person = ColleagueRow | null;
export type TaskRow = RowOf<typeof task, { assignee?: Person; createdBy?: Person; doneBy?: Person }>;

function createdByActor(row: TaskRow, options: object): void {
  const actor = actorOf(options);
  if (row.isNewRecord && actor) row.createdById = actor.id;
}

/** A task on a record, for a colleague or a department. @returns the model of this session */
export function defineTask(sequelize: Sequelize) {
  const { beforeCreate, beforeUpdate } = sendOnly(task);
  return sequelize.define<TaskRow>('task', attributesOf(task), {
    hooks: { beforeValidate: createdByActor, beforeCreate, beforeUpdate },
  });
}
