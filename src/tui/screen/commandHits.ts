import { fold } from '../../domain/likeness.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FoundRecord } from '../../services/lists/findRecords.ts';
import { type Binding, verdictOf } from '../keys/binding.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { SelectOption } from '../kit/SelectList.tsx';
import type { PaneContext } from '../panes/paneSpec.ts';

/** A verb with the place that it belongs to. */
export interface Command {
  readonly binding: Binding<PaneContext>;
  readonly context: () => PaneContext;
  /** The place's name: a pane, or the application. */
  readonly place: string;
  /** Goes to the place where the verb works. */
  readonly enter: () => void;
}

/** What Enter does: a verb, or going to a record. `isSure` where the words typed are plainly those of the verb. */
export type Hit =
  | { readonly kind: 'command'; readonly command: Command; readonly isSure: boolean }
  | { readonly kind: 'record'; readonly found: FoundRecord };

/** So many letters of an action's word mean the action; fewer are more often the beginning of somebody's name. */
const PLAIN = 4;

const nameOf = ({ binding, place }: Command, { t }: Translator): string =>
  t('labelled', { label: place, value: t(binding.title ?? binding.label) });

/** @returns whether the words are this command's: 2 plainly, 1 somewhere in it, 0 not at all */
function fitness(name: string, words: readonly string[]): 0 | 1 | 2 {
  const own = name.split(/[^\p{L}\p{N}]+/u);
  const isPlain = (word: string) => own.some((one) => one === word || (word.length >= PLAIN && one.startsWith(word)));
  if (words.every(isPlain)) return 2;
  return words.every((word) => name.includes(word)) ? 1 : 0;
}

/**
 * What the text finds, the best first: the actions whose words these are, then the records, then the other actions.
 * Without a text it is every action.
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

/** Stays the same for the same action or record, wherever it stands in the list. */
export function keyOf(hit: Hit): string {
  if (hit.kind === 'record') return `${hit.found.kind} ${hit.found.record.id}`;
  return `${hit.command.place} ${hit.command.binding.id}`;
}

/** @returns the line of a hit: an action with its key, a record with what tells it from others of its name */
export function hitOption(hit: Hit, texts: Translator): SelectOption {
  if (hit.kind === 'record') {
    const { value, detail } = recordOption(hit.found, texts);
    return {
      key: keyOf(hit),
      label: texts.t('labelled', { label: texts.t(`commands.${hit.found.kind}`), value }),
      detail,
    };
  }
  const { command } = hit;
  const verdict = verdictOf(command.binding, command.context());
  const [key = ''] = command.binding.keys;
  return { key: keyOf(hit), label: nameOf(command, texts), detail: keyLabel(key, texts), isDisabled: !verdict.allowed };
}
