import { fold } from '../../domain/likeness.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FoundRecord } from '../../services/lists/findRecords.ts';
import { type Binding, titleOf, verdictOf } from '../keys/binding.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { SelectOption } from '../kit/SelectList.tsx';
import type { PaneContext } from '../panes/paneSpec.ts';
import { STATUT_MARKS } from '../panes/stateMarks.ts';

/** An action with the context that it belongs to. */
export interface Command {
  readonly binding: Binding<PaneContext>;
  readonly context: () => PaneContext;
  /** Name of the context: a pane, or the application. */
  readonly place: string;
  /** Goes to the context where the action works. */
  readonly enter: () => void;
}

/** What Enter runs: an action, or going to a record. `isSure` is true if the typed words clearly name the action. */
export type Hit =
  | { readonly kind: 'command'; readonly command: Command; readonly isSure: boolean }
  | { readonly kind: 'record'; readonly found: FoundRecord };

/**
 * From this many letters on, a typed prefix means the action. Shorter ones are more often the start of a person's name.
 */
const PLAIN = 4;

const nameOf = ({ binding, place, context }: Command, texts: Translator): string =>
  texts.t('labelled', { label: place, value: titleOf(binding, context(), texts) });

/** @returns how well the words match a command: 2 clearly, 1 anywhere in its name, 0 not at all */
function fitness(name: string, words: readonly string[]): 0 | 1 | 2 {
  const own = name.split(/[^\p{L}\p{N}]+/u);
  const isPlain = (word: string) => own.some((one) => one === word || (word.length >= PLAIN && one.startsWith(word)));
  if (words.every(isPlain)) return 2;
  return words.every((word) => name.includes(word)) ? 1 : 0;
}

/**
 * Returns the hits of the text, the best first: clearly named actions, then records, then other actions. An empty text
 * returns every action.
 */
export function hitsOf(
  text: string,
  commands: readonly Command[],
  records: readonly FoundRecord[],
  texts: Translator,
): Hit[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const ranked = commands.map((command) => ({ command, fit: fitness(fold(nameOf(command, texts)), words) }));
  const having = (fit: number): Hit[] =>
    ranked
      .filter((one) => one.fit === fit)
      .map(({ command }) => ({ kind: 'command', command, isSure: fit === 2 && words.length > 0 }));
  return [...having(2), ...records.map((found): Hit => ({ kind: 'record', found })), ...having(1)];
}

function recordOption({ kind, record }: FoundRecord, texts: Translator): { value: string; detail: string } {
  if (kind === 'client') return { value: `${record.companyName} · ${record.fullName}`, detail: record.phone };
  if (kind === 'event') {
    return { value: `${record.name} · ${record.client.companyName}`, detail: texts.shortDateTime(record.start) };
  }
  const detail = `${texts.money(record.cost)} ${texts.t(`statut.${record.statut}`)}`;
  return { value: `${record.id} · ${record.client.companyName}`, detail };
}

/** Returns a stable key for an action or a record, whatever its position in the list. */
export function keyOf(hit: Hit): string {
  if (hit.kind === 'record') return `${hit.found.kind} ${hit.found.record.id}`;
  return `${hit.command.place} ${hit.command.binding.id}`;
}

/**
 * @returns the line of a hit: an action with its key, or a record with what distinguishes it from others of the same
 *   name
 */
export function hitOption(hit: Hit, texts: Translator): SelectOption {
  if (hit.kind === 'record') {
    const { value, detail } = recordOption(hit.found, texts);
    return {
      key: keyOf(hit),
      label: texts.t('labelled', { label: texts.t(`commands.${hit.found.kind}`), value }),
      detail,
      ...(hit.found.kind === 'contract' ? { look: STATUT_MARKS[hit.found.record.statut] } : {}),
    };
  }
  const { command } = hit;
  const verdict = verdictOf(command.binding, command.context());
  const [key = ''] = command.binding.keys;
  return { key: keyOf(hit), label: nameOf(command, texts), detail: keyLabel(key, texts), isDisabled: !verdict.allowed };
}
