import { TEMPLATE_ADDRESSEES, type TemplateAddressee } from './records/taskTemplate.ts';

/** One task of a template. */
export interface TemplateLine {
  readonly title: string;
  /** The number of days before the event's first day; negative for a day after it. */
  readonly daysBefore: number;
  readonly addressee: TemplateAddressee;
}

const STORED = /^J([-+]\d+)? (\S+) (.+)$/;

/** @returns the stored lines of a template (`J-30 support Confirmer le traiteur`), in their order */
export function readTemplateLines(lines: string): TemplateLine[] {
  return lines.split('\n').flatMap((line): TemplateLine[] => {
    const [, days = '0', whom, title = ''] = STORED.exec(line) ?? [];
    const addressee = TEMPLATE_ADDRESSEES.find((one) => one === whom);
    return addressee ? [{ title, addressee, daysBefore: 0 - Number(days) || 0 }] : [];
  });
}

/** @returns a number of days before an event as it is stored and typed: `J-30`, `J`, `J+2` */
export const daysText = (daysBefore: number): string =>
  daysBefore === 0 ? 'J' : daysBefore > 0 ? `J-${daysBefore}` : `J+${-daysBefore}`;

/** @returns the lines as the database stores them */
export const toTemplateLines = (lines: readonly TemplateLine[]): string =>
  lines.map(({ title, daysBefore, addressee }) => `${daysText(daysBefore)} ${addressee} ${title}`).join('\n');
