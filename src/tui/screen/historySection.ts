import { readLines } from '../../domain/instalments.ts';
import type { HistoryEntry } from '../../domain/records/history.ts';
import { STATUTS } from '../../domain/statut.ts';
import type { Translator } from '../../i18n/translator.ts';
import { typedInstalments } from '../../services/input/instalments.ts';
import type { CardSection } from '../kit/Card.tsx';

const MONEY = new Set(['cost', 'balance', 'amount']);
const INSTANT = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const ACTIONS = new Set(['create', 'update', 'provision', 'deprovision', 'reset_password', 'change_own_password']);

/** Formats a stored value for the user; instants arrive in UTC. */
function written(field: string, value: string | null, texts: Translator): string {
  if (value === null || value === '')
    return texts.t(field === 'support_contact' ? 'events.unassigned' : 'history.none');
  if (field === 'statut' && (STATUTS as readonly string[]).includes(value)) return texts.t(`statut.${value}`);
  if (field === 'role') return texts.t(`role.${value}`);
  if (MONEY.has(field)) return texts.money(value);
  if (field === 'instalments') return typedInstalments(readLines(value), texts, '€').replaceAll('\n', ', ');
  if (INSTANT.test(value)) return texts.shortDateTime(new Date(`${value.slice(0, 19).replace(' ', 'T')}Z`));
  return DAY.test(value) ? texts.day(value) : value;
}

/** Returns the history of a record, the newest first: who, when, and old → new for each field. */
export function historySection(
  entries: readonly HistoryEntry[],
  fieldLabel: (field: string) => string,
  texts: Translator,
): CardSection {
  const { t, shortDateTime } = texts;
  const lines = entries.flatMap((entry) => {
    const by = entry.by?.name ?? t('history.system');
    const what = t(`history.${ACTIONS.has(entry.action) ? entry.action : 'update'}`);
    const head = { value: t('history.line', { at: shortDateTime(entry.at), by, what }) };
    const reason = entry.reason ? [{ value: `  ${t('history.reason', { reason: entry.reason })}` }] : [];
    if (entry.action === 'create') return [head, ...reason];
    const changes = entry.changes.map(({ field, before, after }) => {
      if (field === 'is_active') {
        const [kind] = fieldLabel(field).split('.');
        return { value: `  ${after === '1' || after === 'true' ? t(`history.on.${kind}`) : t(`history.off.${kind}`)}` };
      }
      const [old, now] = [written(field, before, texts), written(field, after, texts)];
      const label = t(fieldLabel(field));
      const named = { label, at: shortDateTime(entry.at) };
      return {
        value: `  ${t('labelled', { label, value: `${old} → ${now}` })}`,
        values: [
          ...(after ? [{ label: t('copy.after', named), value: now }] : []),
          ...(before ? [{ label: t('copy.before', named), value: old }] : []),
        ],
      };
    });
    return [head, ...changes, ...reason];
  });
  const none = [{ value: t('card.historyEmpty'), values: [] }];
  return { title: t('card.history'), entries: lines.length > 0 ? lines : none };
}
