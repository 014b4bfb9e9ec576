import { z } from 'zod';
import { type TaskTemplateRecord, type TemplateAddressee, taskTemplate } from '../../domain/records/taskTemplate.ts';
import { daysText, readTemplateLines, type TemplateLine, toTemplateLines } from '../../domain/templateLines.ts';
import type { Translator } from '../../i18n/translator.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { MOST_AFTER, MOST_BEFORE } from './taskInput.ts';
import { type Reading, refused, taken, typed } from './typed.ts';

/** The input of a template's form. `taskLines` is as people type them: `J-30 support de l’événement : appeler`. */
export type TemplateInput = InputOf<typeof taskTemplate>;

const LINE = /^([jd])\s*(?:([-−–+])\s*(\d{1,4}))?\s+([^:]+?)\s*:\s*(.*)$/iu;
const MOST_TITLE = 120;

/** The words for an addressee, in either language. */
const WORDS: Readonly<Record<TemplateAddressee, readonly string[]>> = {
  commercial: ['commercial', 'commerciaux', 'sales'],
  support: ['support', 'supports'],
  gestion: ['gestion', 'management'],
  event_support: ['support de l’événement', 'son support', 'event’s support', 'its support'],
  client_commercial: ['commercial du client', 'son commercial', 'client’s sales', 'its sales'],
};

function addresseeOf(word: string): TemplateAddressee | null {
  const plain = word.toLowerCase().replaceAll("'", '’').replaceAll(/\s+/g, ' ');
  const found = Object.entries(WORDS).find(([, words]) => words.includes(plain));
  return found ? (found[0] as TemplateAddressee) : null;
}

function readLine(line: string): Reading<TemplateLine> {
  const [, , sign = '-', digits = '0', word = '', title = ''] = LINE.exec(line) ?? [];
  if (title === '') return refused('field.templateLine', { line });
  const addressee = addresseeOf(word);
  if (!addressee) return refused('field.templateFor', { word });
  if (Number(digits) > (sign === '+' ? MOST_AFTER : MOST_BEFORE)) return refused('field.daysBeforeRange');
  if ([...title].length > MOST_TITLE) return refused('field.templateTitle', { max: MOST_TITLE, title });
  const daysBefore = Number(digits) === 0 ? 0 : sign === '+' ? -Number(digits) : Number(digits);
  return taken({ title, daysBefore, addressee });
}

/** Titles that the database takes for the same differ in no letter but by case or accent. */
const folded = (title: string) => title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Reads the lines of a template. @returns them as they are stored, or what is wrong with the first wrong one */
export function templateLines(text: string): Reading<string> {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length === 0) return refused('field.required');
  const read: TemplateLine[] = [];
  for (const line of lines) {
    const reading = readLine(line);
    if ('problem' in reading) return reading;
    const { title } = reading.value;
    if (read.some((other) => folded(other.title) === folded(title))) return refused('field.templateTwice', { title });
    read.push(reading.value);
  }
  return taken(toTemplateLines(read));
}

const { name, taskLines } = formFields(taskTemplate);

/** Each line is read, and the whole as stored must fit its column, without signs that are not seen. */
export const templateSchema = z.object({
  name,
  taskLines: typed((text) => {
    const shape = taskLines.safeParse(text);
    if (!shape.success) {
      const [issue] = shape.error.issues;
      return {
        problem: (issue as { params?: { problem?: { key: 'field.wrong' } } }).params?.problem ?? { key: 'field.wrong' },
      };
    }
    const reading = templateLines(text);
    if ('problem' in reading) return reading;
    const most = taskTemplate.fields.taskLines.max;
    return reading.value.length > most ? refused('field.templateLong', { max: most }) : reading;
  }),
});

/** @returns one line as a person types it: `J-30 support : appeler` */
export const typedLine = ({ title, daysBefore, addressee }: TemplateLine, { t }: Translator): string =>
  `${daysText(daysBefore)} ${t(`templates.for.${addressee}`)}${t('templates.colon')}${title}`;

/** A stored template as its form has it. */
export const typedTemplate = (
  { name: stored, taskLines: lines }: Pick<TaskTemplateRecord, 'name' | 'taskLines'>,
  texts: Translator,
): TemplateInput => ({
  name: stored,
  taskLines: readTemplateLines(lines)
    .map((line) => typedLine(line, texts))
    .join('\n'),
});
