import type { TaskTemplateRecord } from '../../../domain/records/taskTemplate.ts';
import { readTemplateLines } from '../../../domain/templateLines.ts';
import { can } from '../../../policies/can.ts';
import { checkField } from '../../../services/checkField.ts';
import { typedTemplate } from '../../../services/input/templateInput.ts';
import {
  createTemplate,
  deactivateTemplate,
  listTemplates,
  reactivateTemplate,
  updateTemplate,
} from '../../../services/taskTemplates.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { ChoiceOption, UiContext } from '../../state/uiContext.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', label: 'templates.name', kind: 'text', hint: 'templates.nameHint' },
  { name: 'taskLines', label: 'templates.lines', kind: 'lines', hint: 'templates.linesHint' },
];

type Parts = Pick<FormSpec<TaskTemplateRecord>, 'fields' | 'note' | 'check' | 'onSaved'>;

function partsOf({ session, notify }: UiContext): Parts {
  return {
    fields: FIELDS,
    note: { key: 'templates.note' },
    check: (field, values) => checkField(session, 'template', field, values),
    onSaved: ({ name }) => notify('done', { key: 'templates.saved', params: { name } }),
  };
}

function openNew(uiContext: UiContext): void {
  uiContext.openForm<TaskTemplateRecord>({
    ...partsOf(uiContext),
    id: 'template.new',
    title: { key: 'templates.new' },
    values: { name: '', taskLines: '' },
    save: ({ name = '', taskLines = '' }, _version, key) => createTemplate(uiContext.session, { name, taskLines }, key),
  });
}

function openEdit(uiContext: UiContext, template: TaskTemplateRecord): void {
  const { session, texts } = uiContext;
  uiContext.openForm<TaskTemplateRecord>({
    ...partsOf(uiContext),
    id: 'template.edit',
    title: { key: 'templates.edit', params: { name: template.name } },
    values: { ...typedTemplate(template, texts) },
    version: template.version,
    save: (values, version) => updateTemplate(session, template.id, version, values),
    theirs: (current: TaskTemplateRecord) => ({
      values: { ...typedTemplate(current, texts) },
      version: current.version,
    }),
  });
}

/** Asks what to do with one template. */
function openOne(uiContext: UiContext, template: TaskTemplateRecord): void {
  const { session, texts } = uiContext;
  const { id, version, name, isActive } = template;
  const option = (action: 'template.update' | 'template.deactivate' | 'template.reactivate', label: string) => {
    const verdict = can(session.actor, action, template);
    return { value: action, label, ...(verdict.allowed ? {} : { problem: verdict.problem }) };
  };
  uiContext.choose({
    title: { key: 'templates.what', params: { name } },
    options: async () => [
      option('template.update', texts.t('templates.change')),
      isActive
        ? option('template.deactivate', texts.t('templates.retire'))
        : option('template.reactivate', texts.t('templates.revive')),
    ],
    empty: { key: 'templates.empty' },
    onChosen: async (action) => {
      if (action === 'template.update') return openEdit(uiContext, template);
      const isRevived = action === 'template.reactivate';
      await (isRevived ? reactivateTemplate : deactivateTemplate)(session, id, version);
      uiContext.notify('done', { key: isRevived ? 'templates.isRevived' : 'templates.isRetired', params: { name } });
    },
  });
}

/** @returns how many tasks a template has, as text */
export const countText = ({ taskLines }: TaskTemplateRecord, { texts }: UiContext): string =>
  texts.t('templates.count', { count: readTemplateLines(taskLines).length });

/** Lists all templates: one is changed or taken out of use, and the first line makes a new one. */
export function openTemplates(uiContext: UiContext): void {
  const { session, texts } = uiContext;
  const { t } = texts;
  uiContext.choose<TaskTemplateRecord | null>({
    title: { key: 'templates.list' },
    options: async () => {
      const mayAdd = can(session.actor, 'template.create');
      const add: ChoiceOption<null> = { value: null, label: t('templates.add') };
      return [
        mayAdd.allowed ? add : { ...add, problem: mayAdd.problem },
        ...(await listTemplates(session, true)).map((value) => ({
          value,
          label: value.name,
          detail: value.isActive ? countText(value, uiContext) : t('templates.retired'),
        })),
      ];
    },
    empty: { key: 'templates.empty' },
    onChosen: (template) => (template ? openOne(uiContext, template) : openNew(uiContext)),
  });
}
