/** What the judges of the records share. */
import type { CompanyClock } from '../../domain/companyClock.ts';
import type { FieldMessages, Message } from '../../domain/errors.ts';
import { fold } from '../../domain/likeness.ts';
import type { Role } from '../../domain/roles.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import type { clientSchema } from '../input/clientInput.ts';
import type { paymentSchema } from '../input/paymentInput.ts';
import { type Draft, fieldsOf } from './gatherDrafts.ts';
import type { Candidate, Decision, Decisions, ImportItem, ItemValue, Parent, Verdict } from './plan.ts';
import { effective } from './readStored.ts';
import type { SourceField } from './source.ts';
import { type Busy, peopleNamed, type Stored } from './stored.ts';

export interface Judging {
  readonly actor: Actor;
  readonly clock: CompanyClock;
  readonly texts: Translator;
  readonly stored: Stored;
  readonly decisions: Decisions;
  /** The contracts under which the file has events or payments: `event contract:Feuil1:3`. */
  readonly under: ReadonlySet<string>;
  /** Made once: they are the same for every record. */
  readonly schemas: {
    readonly client: ReturnType<typeof clientSchema>;
    readonly payment: ReturnType<typeof paymentSchema>;
  };
  /** The items that are judged already: clients before contracts, contracts before payments and events. */
  readonly items: Map<string, ImportItem>;
  /** Stored records that an item is, by `event:109`: no other item is the same one. */
  readonly matched: Set<string>;
  /** What is still to be paid of a contract, in cents, by the contract’s key or number. */
  readonly due: Map<string, bigint>;
  /** When a support has events to come: stored ones, and those of the file before. */
  readonly busy: Map<number, Busy[]>;
}

/** What a judge found out about a draft. */
export interface Findings {
  readonly name: string;
  readonly sourceNumber: number | null;
  readonly isNumberFree: boolean;
  readonly match: ImportItem['match'];
  readonly candidates?: readonly Candidate[];
  readonly values: readonly ItemValue[];
  /** Refuse it. */
  readonly refusals?: readonly Message[];
  /** Need an answer. */
  readonly doubts?: readonly Message[];
  readonly remarks?: readonly Message[];
  readonly parent?: Parent | null;
  readonly written: Readonly<Record<string, unknown>>;
  /** True if the file changes the stored record. */
  readonly isChange: boolean;
}

export const decisionOf = ({ key }: Draft, { decisions }: Judging): Decision => decisions.items.get(key) ?? {};

/** Brings the findings into one verdict. */
export function toItem(draft: Draft, judging: Judging, found: Findings): ImportItem {
  const { refusals = [], doubts = [], remarks = [], candidates = [], parent = null, isChange, ...rest } = found;
  const isOpen = doubts.length > 0 || found.values.some(({ isBlocking }) => isBlocking);
  const written: Verdict = found.match === null ? 'new' : isChange ? 'changed' : 'same';
  const verdict = decisionOf(draft, judging).isSkipped
    ? 'skipped'
    : refusals.length > 0
      ? 'refused'
      : isOpen
        ? 'doubtful'
        : written;
  const { key, kind, sheet, line, places } = draft;
  return {
    key,
    kind,
    sheet,
    line,
    places,
    ...rest,
    verdict,
    candidates,
    parent,
    reasons: [...refusals, ...doubts],
    remarks: [...draft.remarks, ...remarks],
  };
}

/** The values of a draft in the order of its fields, with what the schemas say about them. */
export function valuesOf(
  draft: Draft,
  judging: Judging,
  {
    problems = {},
    stored = {},
    required = [],
    derived = {},
    isNew,
  }: {
    /** The schema’s messages, by the field of the file. */
    readonly problems?: FieldMessages;
    readonly stored?: { readonly [F in SourceField]?: string | null };
    readonly required?: readonly SourceField[];
    /** What stands in for a value that the file does not say. */
    readonly derived?: { readonly [F in SourceField]?: string | null };
    readonly isNew: boolean;
  },
): ItemValue[] {
  const { decisions } = judging;
  return fieldsOf(draft.kind).flatMap((field): ItemValue[] => {
    const source = draft.values[field];
    const value = effective(draft, field, decisions) ?? derived[field] ?? null;
    const isCorrected = decisions.items.get(draft.key)?.values?.[field] !== undefined;
    const isRequired = isNew && required.includes(field);
    if (!source && !isCorrected && !isRequired) return [];
    // What was once confirmed is not asked again.
    if (value === null && source?.proposed && isSameValue(source.proposed, stored[field]))
      return [{ field, raw: source.raw, value: source.proposed, stored: stored[field] ?? null, ...SETTLED }];
    const missing: Message | null = value === null && isRequired ? { key: 'imports.plan.missing' } : null;
    const unread = isCorrected ? null : (source?.doubt ?? null);
    // What could not be read blocks, else the value would be lost without a word. What is only found in the notes stays there.
    const isElsewhere = unread?.key === 'imports.value.inNotes';
    const isLost = unread !== null && !isElsewhere && value === null && (source?.raw ?? '').trim() !== '';
    const problem = value === null ? null : (problems[field] ?? null);
    return [
      {
        field,
        raw: source?.raw ?? '',
        value,
        stored: stored[field] ?? null,
        doubt: problem ?? unread ?? missing,
        isBlocking: problem !== null || isLost || missing !== null,
        proposed: isCorrected ? null : (source?.proposed ?? null),
      },
    ];
  });
}

const SETTLED = { doubt: null, isBlocking: false, proposed: null } as const;

/** True for equal texts, and for numbers that are only written in another way: `12000` and `12000.00`. */
const isSameValue = (proposed: string, stored: string | null | undefined): boolean =>
  stored != null && stored !== '' && (proposed === stored || Number(proposed) === Number(stored));

/** Who is meant by a name: an id, null for nobody, or a doubt with the people to choose from. */
export type Meant =
  | { readonly id: number | null; readonly doubt: null }
  | { readonly id: null; readonly doubt: Message };

export function personMeant(name: string, role: Role, { stored, decisions }: Judging): Meant {
  const chosen = decisions.people.get(fold(name.trim()));
  if (chosen !== undefined) return { id: chosen, doubt: null };
  const known = peopleNamed(name, stored.people);
  const fit = known.filter((person) => person.isActive && person.role === role);
  const [only] = fit;
  if (fit.length === 1 && only) return { id: only.id, doubt: null };
  const key =
    fit.length > 1
      ? 'imports.plan.severalPeople'
      : known.some(({ isActive }) => !isActive)
        ? 'imports.plan.personLeft'
        : known.length > 0
          ? 'imports.plan.otherDepartment'
          : 'imports.plan.nobodyNamed';
  return { id: null, doubt: { key, params: { name } } };
}

/** Puts the doubt of a person’s name beside the value. */
export const withDoubt = (values: readonly ItemValue[], field: SourceField, doubt: Message | null): ItemValue[] =>
  values.map((value) => (value.field === field && doubt ? { ...value, doubt, isBlocking: true } : value));

/** Whether a record was taken over, and changed by a colleague since. */
export function originOf(
  table: 'client' | 'contract' | 'event',
  row: { id: number; version: number },
  { stored }: Judging,
) {
  const origin = stored.origins.get(`${table}:${row.id}`);
  return {
    isTakenOver: origin !== undefined,
    isUndone: origin?.isUndone === true,
    isMoved: origin !== undefined && !origin.isUndone && origin.versionAfter !== row.version,
  };
}

/** How other records refer to an item: by its stored number, or by its key while it is not written. */
export function parentOf(item: ImportItem): Parent {
  return item.match ? { id: item.match.id } : { key: item.key };
}

/** True if nothing can be written under this item. */
export const isShut = ({ verdict, match }: ImportItem): boolean =>
  match === null && (verdict === 'doubtful' || verdict === 'refused' || verdict === 'skipped');

/** The name of a field of the file. */
export const labelOf = (field: SourceField, { t }: Translator): string => t(`imports.field.${field}`);

/** The messages for values of the file that the stored record does not take. */
export const keptRemarks = (
  values: readonly ItemValue[],
  differing: readonly SourceField[],
  { texts }: Judging,
): Message[] =>
  values.flatMap(({ field, raw, value, stored }) =>
    differing.includes(field)
      ? [
          {
            key: 'imports.plan.kept',
            params: { field: labelOf(field, texts), stored: stored ?? '', value: value ?? raw },
          } as const,
        ]
      : [],
  );

/** The schema’s messages by the fields of the file, which name the form’s field each. */
export function messagesFor(
  formFields: { readonly [F in SourceField]?: string },
  messages: FieldMessages,
): Record<string, Message> {
  const told = Object.entries(formFields).map(([field, name]) => [field, messages[name as string]] as const);
  return Object.fromEntries(told.filter((entry): entry is [string, Message] => entry[1] !== undefined));
}
