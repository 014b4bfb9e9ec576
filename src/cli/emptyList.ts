import type { Session } from '../services/session.ts';
import type { ListFilter, ListKind, ListOptions } from './list.ts';
import { countRows, listedKind } from './listRows.ts';

/** Returns the first active quick filter, or `any`. */
const quickFilterOf = (filter: readonly ListFilter[]): string => filter.find((name) => name !== 'mine') ?? 'any';

function nothing(kind: ListKind, { filter }: ListOptions, { texts: { t }, actor }: Session): string {
  const isMine = filter.includes('mine');
  if (kind === 'history' || kind === 'journal') return t('entries.nothing');
  if (kind === 'collaborators') return t('collaborators.none');
  if (kind === 'clients' && quickFilterOf(filter) === 'any') return t(isMine ? 'clients.noneMine' : 'clients.none');
  const none = t(`${kind}.none.${quickFilterOf(filter)}` as string);
  if (!isMine) return none;
  return `${none} ${t(kind === 'events' && actor.role !== 'commercial' ? 'events.in.mine' : 'contracts.in.mine')}`;
}

/** Returns less narrow options, each with the key of the sentence that suggests it. */
function wider(
  options: ListOptions,
  { t }: Session['texts'],
): { readonly said: string; readonly options: ListOptions }[] {
  const { filter, text, inactive } = options;
  const left = filter.map((name) => ({
    said: t('cli.list.without', { option: `--filter ${name}` }),
    options: { ...options, filter: filter.filter((other) => other !== name) },
  }));
  const { text: _text, ...others } = options;
  return [
    ...left,
    ...(inactive
      ? []
      : [{ said: t('cli.list.with', { option: '--inactive' }), options: { ...options, inactive: true } }]),
    ...(text === undefined ? [] : [{ said: t('cli.list.without', { option: '--text' }), options: others }]),
  ];
}

/** @returns a sentence for an empty list: what it has none of, and how many rows a changed option would find */
export async function emptyList(session: Session, kind: ListKind, options: ListOptions): Promise<string> {
  const { t, number } = session.texts;
  const missing = nothing(kind, options, session);
  const what = options.text === undefined ? missing : t('pane.emptyText', { what: missing, text: options.text });
  for (const { said, options: more } of wider(options, session.texts)) {
    const { total, isExact } = await countRows(session, listedKind(session, kind, { ...more, inactive: false }), more);
    if (total > 0) return t('cli.list.elsewhere', { what, said, count: `${number(total)}${isExact ? '' : '+'}` });
  }
  return t('pane.empty', { what });
}
