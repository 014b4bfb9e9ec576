import type { EventRecord } from '../../../domain/records/event.ts';
import type { TaskTemplateRecord } from '../../../domain/records/taskTemplate.ts';
import { applyTemplate, type PlannedTask, planTemplate } from '../../../services/applyTemplate.ts';
import { typedLine } from '../../../services/input/templateInput.ts';
import { listTemplates } from '../../../services/taskTemplates.ts';
import { openPreview } from '../../dialogs/openPreview.tsx';
import type { UiContext } from '../../state/uiContext.ts';
import { countText, openTemplates } from './openTemplates.ts';

/** What becomes of a line: its day, whether that is past, or that it was given before. */
function detailOf({ dueOn, isGiven, isOverdue }: PlannedTask, { texts }: UiContext): string {
  if (isGiven) return texts.t('templates.given');
  return isOverdue ? `${texts.day(dueOn)} (${texts.t('templates.overdue')})` : texts.day(dueOn);
}

/** Shows what a template would give on an event, and how much of it would be overdue; then gives it. */
function preview(uiContext: UiContext, { id, name }: EventRecord, template: TaskTemplateRecord): void {
  const { session, texts } = uiContext;
  openPreview(uiContext, async () => {
    const plan = await planTemplate(session, id, template.id);
    const missing = plan.filter(({ isGiven }) => !isGiven);
    if (missing.length === 0) {
      uiContext.notify('refused', { key: 'templates.nothing', params: { template: template.name, name } });
      return null;
    }
    const overdue = missing.filter(({ isOverdue }) => isOverdue).length;
    return {
      title: { key: 'templates.apply', params: { template: template.name, name } },
      intro: {
        key: 'templates.intro',
        params: { count: missing.length, overdue, given: plan.length - missing.length },
      },
      rows: plan.map((line) => ({ name: typedLine(line, texts), details: [detailOf(line, uiContext)] })),
      onYes: async () => {
        const count = await applyTemplate(session, id, template.id);
        uiContext.notify('done', { key: 'templates.applied', params: { count, name } });
      },
    };
  });
}

/** Asks which template to apply to an event. The last line leads to the templates themselves. */
export function chooseTemplate(uiContext: UiContext, event: EventRecord): void {
  uiContext.choose<TaskTemplateRecord | null>({
    title: { key: 'templates.choose', params: { name: event.name } },
    options: async () => [
      ...(await listTemplates(uiContext.session)).map((value) => ({
        value,
        label: value.name,
        detail: countText(value, uiContext),
      })),
      { value: null, label: uiContext.texts.t('templates.manage') },
    ],
    empty: { key: 'templates.empty' },
    onChosen: (template) => (template ? preview(uiContext, event, template) : openTemplates(uiContext)),
  });
}
