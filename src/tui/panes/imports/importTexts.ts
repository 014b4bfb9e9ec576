import type { Message } from '../../../domain/errors.ts';
import { PAYMENT_METHODS } from '../../../domain/paymentMethod.ts';
import { STATUTS } from '../../../domain/statut.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { ImportItem, ImportPlan, ItemValue, Verdict } from '../../../services/imports/plan.ts';
import { SOURCE_FIELDS, type SourceField } from '../../../services/imports/source.ts';
import type { CardEntry, CardSection } from '../../kit/Card.tsx';
import { VERDICT_MARKS } from '../stateMarks.ts';
import type { ImportState } from './importState.ts';

const PLAIN_AMOUNT = /^\d{1,15}\.\d\d$/;
const PLAIN_DAY = /^\d{4}-\d\d-\d\d$/;

/** How many records are written, and how many are left out although the file has them. */
export function takenOf({ counts }: ImportPlan): { readonly taken: number; readonly leftOut: number } {
  return { taken: counts.new + counts.changed, leftOut: counts.doubtful + counts.refused + counts.skipped };
}

/** @returns a value as people read it: choices in words, amounts and days in full, everything else as a form takes it */
export function valueText(field: SourceField, value: string | null, texts: Translator): string {
  const { t } = texts;
  if (value === null || value === '') return t('history.none');
  if (field === 'statut' && (STATUTS as readonly string[]).includes(value)) return t(`statut.${value}`);
  if (field === 'method' && (PAYMENT_METHODS as readonly string[]).includes(value)) return t(`method.${value}`);
  if (SOURCE_FIELDS[field] === 'money' && PLAIN_AMOUNT.test(value)) return texts.money(value);
  return SOURCE_FIELDS[field] === 'day' && PLAIN_DAY.test(value) ? texts.day(value) : value;
}

/** @returns the first thing to know about an item: why it is not written, else what else is to know */
export function firstReason({ reasons, values, remarks }: ImportItem, texts: Translator): string {
  const [reason] = reasons;
  if (reason) return texts.message(reason);
  const blocking = values.find(({ isBlocking }) => isBlocking);
  if (blocking?.doubt) return labelled(blocking.field, texts.message(blocking.doubt), texts);
  const open = values.find(({ doubt, proposed }) => doubt !== null && proposed !== null);
  if (open?.doubt) return labelled(open.field, texts.message(open.doubt), texts);
  const [remark] = remarks;
  return remark ? texts.message(remark) : '';
}

const labelled = (field: SourceField, value: string, { t }: Translator): string =>
  t('labelled', { label: t(`imports.field.${field}`), value });

/** @returns the verdicts with their numbers, for a line of counts: `+ 12 nouveaux` */
export const verdictCount = (verdict: Verdict, { counts }: ImportPlan, { t, number }: Translator) =>
  t(`imports.chip.${verdict}`, { count: counts[verdict], shown: number(counts[verdict]) });

/** @returns what a run would write and leave out, in one sentence, and what of the file was not recognised */
export function summary({ plan, source }: ImportState, { t, number }: Translator): string {
  const { taken, leftOut } = takenOf(plan);
  const rows = source.recognised.unknown.reduce((sum, part) => sum + part.rows, 0);
  return [
    t('imports.preview.taken', { count: taken, shown: number(taken) }),
    ...(leftOut > 0 ? [t('imports.preview.leftOut', { count: leftOut, shown: number(leftOut) })] : []),
    ...(rows > 0 ? [t('imports.preview.unknown', { count: rows, shown: number(rows) })] : []),
  ].join(' ');
}

/** A value as the file has it, what it becomes, and what is wrong with it. */
function valueEntry(
  { field, raw, value, stored, doubt, isBlocking, proposed }: ItemValue,
  texts: Translator,
): CardEntry {
  const { t, message } = texts;
  const now = valueText(field, value, texts);
  const before = stored === null ? null : valueText(field, stored, texts);
  const lines = [
    ...(raw !== '' && raw.trim() !== now ? [t('imports.detail.fromFile', { raw: raw.trim(), value: now })] : [now]),
    ...(before !== null && before !== now ? [t('imports.detail.stored', { value: before })] : []),
    ...(doubt ? [`${isBlocking ? VERDICT_MARKS.doubtful.sign : '!'} ${message(doubt)}`] : []),
    ...(proposed === null ? [] : [t('imports.detail.proposed', { value: valueText(field, proposed, texts) })]),
  ];
  return { label: t(`imports.field.${field}`), value: lines.join('\n') };
}

/** @returns all that is known of an item, as the sections of a card */
export function itemSections(item: ImportItem, refused: Message | null, texts: Translator): readonly CardSection[] {
  const { t, message } = texts;
  const { kind, name, sheet, line, verdict, match, candidates, values, reasons, remarks } = item;
  const told = (messages: readonly Message[]): CardEntry[] => messages.map((one) => ({ value: message(one) }));
  const section = (title: string, entries: readonly CardEntry[]): CardSection[] =>
    entries.length > 0 ? [{ title, entries }] : [];
  return [
    {
      title: `${t(`imports.kindName.${kind}`)} · ${name}`,
      entries: [
        { value: t(`imports.verdict.${verdict}`), look: VERDICT_MARKS[verdict] },
        { value: t('imports.detail.place', { sheet, line }) },
        ...(match && match.name !== ''
          ? [{ value: t('imports.detail.match', { id: match.id, name: match.name }) }]
          : []),
      ],
    },
    ...section(t('imports.detail.refused'), refused ? told([refused]) : []),
    ...section(t('imports.detail.reasons'), told(reasons)),
    ...section(
      t('imports.detail.candidates'),
      match ? [] : candidates.map((one) => ({ value: t('imports.detail.match', { id: one.id, name: one.name }) })),
    ),
    ...section(
      t('imports.detail.values'),
      values.map((value) => valueEntry(value, texts)),
    ),
    ...section(t('imports.detail.remarks'), told(remarks)),
  ];
}
