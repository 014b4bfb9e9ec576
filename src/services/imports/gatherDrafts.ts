import type { Message } from '../../domain/errors.ts';
import { fold, isSameName, phoneForms, spoken } from '../../domain/likeness.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Place } from './plan.ts';
import type { SourceField, SourceKind, SourceRecord, SourceValue } from './source.ts';

/** A record of the file, whose mentions in several places are one. */
export interface Draft {
  readonly key: string;
  readonly kind: SourceKind;
  readonly sheet: string;
  readonly line: number;
  /** Where the file tells of it. */
  readonly places: readonly Place[];
  readonly values: { readonly [F in SourceField]?: SourceValue };
  readonly remarks: readonly Message[];
  /** The client’s draft, of a contract. */
  readonly client: string | null;
  /** The contract’s draft, of a payment or an event. Null if the file does not name one: it is chosen of the client’s. */
  readonly contract: string | null;
  /** How many drafts before it say the same: the second of two equal payments has 1. */
  readonly repetition: number;
}

interface Open {
  key: string;
  kind: SourceKind;
  sheet: string;
  line: number;
  places: Place[];
  values: { [F in SourceField]?: SourceValue };
  remarks: Message[];
  client: string | null;
  contract: string | null;
  repetition: number;
}

const OF_CLIENT = ['clientId', 'clientName', 'fullName', 'email', 'phone', 'commercial', 'firstContact'] as const;
const OF_CONTRACT = ['contractId', 'cost', 'paid', 'balance', 'statut', 'signedOn'] as const;
const OF_PAYMENT = ['amount', 'paidOn', 'method', 'note'] as const;
const OF_EVENT = ['eventId', 'name', 'start', 'end', 'location', 'attendees', 'notes', 'support'] as const;

const own = { client: OF_CLIENT, contract: OF_CONTRACT, payment: OF_PAYMENT, event: OF_EVENT } as const;

/** The fields of a record of this kind. */
export const fieldsOf = (kind: SourceKind): readonly SourceField[] => own[kind];

const textOf = ({ values }: Pick<SourceRecord, 'values'>, field: SourceField) => values[field]?.value ?? null;

const placeOf = ({ sheet, line, lastLine = line }: SourceRecord): Place => ({ sheet, line, lastLine });

/**
 * Brings the records of a file together: a client that several sheets name is one draft, also if it is spelt
 * differently, and an event’s sheet tells of its client and contract too.
 */
export function gatherDrafts(records: readonly SourceRecord[], { t }: Pick<Translator, 't'>): readonly Draft[] {
  const drafts = new Map<string, Open>();
  const clients = new Map<string, Open>();
  const contracts = new Map<string, Open>();
  const events = new Map<string, Open>();
  const repeated = new Map<string, number>();

  function open(kind: SourceKind, record: SourceRecord): Open {
    const { sheet, line, values } = record;
    let key = `${kind}:${sheet}:${line}`;
    for (let more = 2; drafts.has(key); more += 1) key = `${kind}:${sheet}:${line}:${more}`;
    const picked = Object.fromEntries(own[kind].flatMap((field) => (values[field] ? [[field, values[field]]] : [])));
    const draft: Open = {
      key,
      kind,
      sheet,
      line,
      places: [placeOf(record)],
      values: picked,
      remarks: [],
      client: null,
      contract: null,
      repetition: 0,
    };
    drafts.set(key, draft);
    return draft;
  }

  /** Adds what another place of the file says of it; the first value stays. */
  function add(draft: Open, record: SourceRecord): void {
    draft.places.push(placeOf(record));
    for (const field of own[draft.kind]) {
      const [first, other] = [draft.values[field], record.values[field]];
      if (!other) continue;
      if (!first || (first.value === null && other.value !== null)) draft.values[field] = other;
      else if (first.value !== null && other.value !== null && first.value !== other.value)
        draft.remarks.push({
          key: 'imports.plan.alsoSaid',
          params: {
            field: t(`imports.field.${field}`),
            value: other.raw,
            sheet: record.sheet,
            line: other.line,
            kept: first.raw,
          },
        });
    }
  }

  function clientOf(record: SourceRecord): Open | null {
    const [number, email, phone] = [textOf(record, 'clientId'), textOf(record, 'email'), textOf(record, 'phone')];
    const [company, person] = [textOf(record, 'clientName'), textOf(record, 'fullName')];
    const keys = [
      ...(number ? [`n:${number}`] : []),
      ...(email ? [`e:${fold(email.trim())}`] : []),
      ...(phone && phone.replace(/\D/g, '').length >= 5 ? phoneForms(phone).map((form) => `p:${form}`) : []),
    ];
    const name = company ?? person;
    const byName = name ? `c:${spoken(name)}` : null;
    const isPlaced = [...own.client].some((field) => field !== 'commercial' && textOf(record, field) !== null);
    if (!isPlaced) return null;
    let found = keys.map((key) => clients.get(key)).find((draft) => draft !== undefined);
    if (!found && byName) {
      const alike = clients.get(byName);
      // Another person of a company with its own address is still the same client only if nothing contradicts.
      const contradicts =
        alike !== undefined &&
        ((number && alike.values.clientId?.value && alike.values.clientId.value !== number) ||
          (email && alike.values.email?.value && fold(alike.values.email.value) !== fold(email)) ||
          (person && alike.values.fullName?.value && !isSameName(alike.values.fullName.value, person)));
      if (alike && !contradicts) found = alike;
    }
    const draft = found ?? open('client', record);
    if (found) add(found, record);
    for (const key of [...keys, ...(byName ? [byName] : [])]) if (!clients.has(key)) clients.set(key, draft);
    return draft;
  }

  function contractOf(record: SourceRecord, client: Open | null): Open | null {
    const number = textOf(record, 'contractId');
    const found = number ? contracts.get(`${number}`) : undefined;
    if (found) {
      add(found, record);
      found.client ??= client?.key ?? null;
      return found;
    }
    // A payment or an event without a contract’s number is no contract of its own.
    const isNamed = number !== null || record.values.contractId !== undefined;
    if (record.kind !== 'contract' && !isNamed) return null;
    const draft = open('contract', record);
    draft.client = client?.key ?? null;
    if (number) contracts.set(`${number}`, draft);
    return draft;
  }

  const repetitionOf = (what: string): number => {
    const before = repeated.get(what) ?? 0;
    repeated.set(what, before + 1);
    return before;
  };

  // Contracts and clients of their own tables come first: their values are fuller than what an event’s sheet says.
  const rank = { client: 0, contract: 1, payment: 2, event: 2 } as const;
  for (const record of records.toSorted((a, b) => rank[a.kind] - rank[b.kind])) {
    const client = clientOf(record);
    if (record.kind === 'client') {
      if (!client) open('client', record);
      continue;
    }
    const contract = contractOf(record, client);
    if (record.kind === 'contract') {
      if (contract && !textOf(record, 'contractId'))
        contract.repetition = repetitionOf(`contract ${client?.key} ${textOf(record, 'cost')}`);
      continue;
    }
    const number = textOf(record, 'eventId');
    const same = number
      ? `n:${number}`
      : `s:${contract?.key ?? client?.key} ${spoken(textOf(record, 'name') ?? '')} ${textOf(record, 'start')}`;
    const twice = record.kind === 'event' ? events.get(same) : undefined;
    if (twice) {
      add(twice, record);
      continue;
    }
    const draft = open(record.kind, record);
    draft.client = client?.key ?? null;
    draft.contract = contract?.key ?? null;
    if (record.kind === 'event') events.set(same, draft);
    else
      draft.repetition = repetitionOf(
        `payment ${contract?.key ?? client?.key} ${textOf(record, 'amount')} ${textOf(record, 'paidOn')}`,
      );
  }
  return [...drafts.values()];
}
