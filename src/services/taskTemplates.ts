import type { TaskTemplateRecord } from '../domain/records/taskTemplate.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { type TemplateInput, templateSchema } from './input/templateInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { taskTemplateRow } from './rows.ts';
import type { Session } from './session.ts';
import { toTaskTemplate } from './toRecord.ts';

export type { TemplateInput };

/** The most templates that a list shows. */
const MOST = 200;

const reread = async (unit: Unit, id: number): Promise<TaskTemplateRecord> =>
  toTaskTemplate(await taskTemplateRow(unit, id));

/** One template, in use or not. @throws NotFound */
export async function getTemplate(session: Session, id: number): Promise<TaskTemplateRecord> {
  requirePermission(session, 'template.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/** The templates in use by name; with `all` also those that are not, behind them. */
export async function listTemplates(session: Session, all = false): Promise<TaskTemplateRecord[]> {
  requirePermission(session, 'template.list');
  return inTransaction(session, async ({ models, readOptions }) => {
    const where = all ? {} : { isActive: true };
    const rows = await models.TaskTemplate.findAll({
      where,
      order: [
        ['isActive', 'DESC'],
        ['name', 'ASC'],
        ['id', 'ASC'],
      ],
      limit: MOST,
      ...readOptions,
    });
    return rows.map(toTaskTemplate);
  });
}

/**
 * Keeps a new template. @param key idempotency key of the form
 * @throws Invalid on `name` (also if another one in use has it), `taskLines`; NotAllowed
 */
export async function createTemplate(session: Session, input: TemplateInput, key: string): Promise<TaskTemplateRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'template.create');
    const mine = { requestKey: requestKey(key) };
    const before = await unit.models.TaskTemplate.findOne({ where: mine, ...unit.readOptions });
    if (before) return reread(unit, before.id);
    const values = readForm(templateSchema, input);
    const created = await unit.models.TaskTemplate.create({ ...values, ...mine }, unit.writeOptions);
    unit.changed('task_template', created.id);
    return reread(unit, created.id);
  });
}

/**
 * Changes name or lines. The tasks that were given by it stay as they are.
 * @throws Conflict, NotAllowed; Invalid on `name`, `taskLines`
 */
export async function updateTemplate(
  session: Session,
  id: number,
  version: number,
  input: Partial<TemplateInput>,
): Promise<TaskTemplateRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'template.update', 'task_template', id, toTaskTemplate, version);
    await row.update(readForm(changesOf(templateSchema, input), input), unit.writeOptions);
    unit.changed('task_template', id);
    return reread(unit, id);
  });
}

const setActive =
  (action: 'template.deactivate' | 'template.reactivate', isActive: boolean) =>
  (session: Session, id: number, version?: number): Promise<TaskTemplateRecord> =>
    inTransaction(session, async (unit) => {
      const { row } = await lockForUpdate(unit, action, 'task_template', id, toTaskTemplate, version);
      await row.update({ isActive }, unit.writeOptions);
      unit.changed('task_template', id);
      return reread(unit, id);
    });

/** Takes a template out of use. @throws NotAllowed, Conflict */
export const deactivateTemplate = setActive('template.deactivate', false);
/** Puts it back in use. @throws NotAllowed, Conflict; Invalid on `name` if another one in use has it */
export const reactivateTemplate = setActive('template.reactivate', true);
