import type { Translator } from '../../../i18n/translator.ts';
import { indexOfContract, listContracts } from '../../../services/contracts.ts';
import { listPayments } from '../../../services/payments.ts';
import type { ContractRecord, PaymentRecord } from '../../../services/records.ts';
import type { CardSection } from '../../kit/Card.tsx';
import type { PaneQuery } from '../../state/pane.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { contractColumns } from './contractColumns.ts';
import { contractKeys } from './contractKeys.ts';

function card(contract: ContractRecord, { t, money, dateTime }: Translator): readonly CardSection[] {
  const { client, commercial, signedAt } = contract;
  const entries = [
    { label: t('clients.companyName'), value: client.companyName },
    { label: t('clients.fullName'), value: client.fullName },
    { label: t('clients.commercial'), value: commercial?.name ?? '—' },
    { label: t('contracts.statut'), value: t(`statut.${contract.statut}`) },
    { label: t('contracts.cost'), value: money(contract.cost) },
    { label: t('contracts.balance'), value: money(contract.balance) },
    { label: t('contracts.payment'), value: t(`paymentState.${contract.paymentState}`) },
    { label: t('contracts.since'), value: dateTime(contract.creationDate) },
    ...(signedAt ? [{ label: t('contracts.signedAt'), value: dateTime(signedAt) }] : []),
    { label: t('clients.updated'), value: dateTime(contract.lastUpdate) },
  ];
  return [{ title: t('contracts.name', { id: contract.id }), entries }];
}

function paymentsSection(payments: readonly PaymentRecord[], texts: Translator): CardSection {
  const { t, money, day } = texts;
  const entries = payments.map((payment) => ({
    value: [
      `${day(payment.paidOn)} · ${money(payment.amount)} · ${t(`method.${payment.method}`)}`,
      payment.recordedBy?.name ?? '',
      payment.note,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  }));
  return { title: t('payments.title'), entries: entries.length > 0 ? entries : [{ value: t('payments.none') }] };
}

const STATUSES = { any: 'any', unsigned: 'unsigned', unpaid: 'unpaid' } as const;

const toQuery = ({ scope, status, text, includeInactive, sort, parentId }: PaneQuery) => ({
  scope: scope === 'mine' ? ('mine' as const) : ('all' as const),
  status: STATUSES[status as keyof typeof STATUSES],
  text,
  includeInactive,
  ...(sort ? { sort } : {}),
  ...(scope === 'linked' && parentId !== null ? { clientId: parentId } : {}),
});

/** A pane that follows a client shows nothing as long as there is none. */
const followsNothing = ({ scope, parentId }: PaneQuery) => scope === 'linked' && parentId === null;

/** The contracts' pane (S10–S13). */
export const contractsPane: PaneSpec<'contracts'> = {
  kind: 'contracts',
  recordKind: 'contract',
  number: 2,
  needs: 'contract.list',
  columns: contractColumns,
  bindings: contractKeys,
  source: (session) => ({
    list: async (query, offset, limit) =>
      followsNothing(query) ? { rows: [], total: 0 } : listContracts(session, { ...toQuery(query), offset, limit }),
    indexOf: async (query, id) => (followsNothing(query) ? null : indexOfContract(session, toQuery(query), id)),
  }),
  describe: ({ scope, status }, { t }) =>
    [t(`contracts.scope.${scope}`), ...(status === 'any' ? [] : [t(`contracts.status.${status}`)])].join(', '),
  empty: ({ scope, status, parentId }) =>
    scope === 'linked' && status === 'any' && parentId !== null ? 'contracts.emptyLinked' : 'pane.empty',
  isDim: ({ statut, isActive }) => !isActive || statut === 'cancelled' || statut === 'closed',
  nameOf: ({ id }, { t }) => t('contracts.name', { id }),
  card,
  related: async (session, { id }, texts) => [paymentsSection(await listPayments(session, id), texts)],
  copyable: ({ id, client, cost, balance }) => [String(id), client.companyName, cost, balance],
  start: ({ actor }) => paneQuery({ scope: actor.role === 'commercial' ? 'linked' : 'all' }),
  fieldLabel: (field) => `contracts.field.${field}`,
};
