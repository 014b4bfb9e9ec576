import type { Sequelize } from 'sequelize';
import { taskTemplate } from '../domain/records/taskTemplate.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import { active } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type TaskTemplateRow = RowOf<typeof taskTemplate, object>;

/** A list of tasks for events of one kind. @returns the model of this session */
export function defineTaskTemplate(sequelize: Sequelize) {
  return sequelize.define<TaskTemplateRow>('task_template', attributesOf(taskTemplate), {
    scopes: { active },
    hooks: sendOnly(taskTemplate),
  });
}
