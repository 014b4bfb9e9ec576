import { type ContractRecord, contract } from '../../../domain/records/contract.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countContracts, listContracts } from '../../../services/lists/listContracts.ts';
import type { CardSection } from '../../kit/Card.tsx';
import type { PaneQuery } from '../../state/pane.ts';
import { listQuery, listSource } from '../listSource.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { entriesOf } from '../recordColumns.ts';
import { relatedToContract } from '../related.ts';
import { contractColumns } from './contractColumns.ts';
import { contractKeys } from './contractKeys.ts';

function card(row: ContractRecord, texts: Translator): readonly CardSection[] {
  const { t } = texts;
  const entries = [
    ...entriesOf(contract, row, ['id', 'companyName', 'fullName', 'commercial', 'statut', 'cost', 'balance'], texts),
    { label: t('contracts.payment'), value: t(`paymentState.${row.paymentState}`) },
    ...entriesOf(
      contract,
      row,
      row.signedAt ? ['creationDate', 'signedAt', 'lastUpdate'] : ['creationDate', 'lastUpdate'],
      texts,
    ),
  ];
  return [{ title: t('contracts.name', { id: row.id }), entries }];
}

const STATUSES = { any: 'any', unsigned: 'unsigned', unpaid: 'unpaid' } as const;

const toQuery = (query: PaneQuery) => ({
  ...listQuery(query),
  status: STATUSES[query.status as keyof typeof STATUSES],
  ...(query.scope === 'linked' && query.parentId !== null ? { clientId: query.parentId } : {}),
});

/** The contracts' pane (S10–S13). */
export const contractsPane: PaneSpec<'contracts'> = {
  kind: 'contracts',
  recordKind: 'contract',
  number: 2,
  needs: 'contract.list',
  columns: contractColumns,
  bindings: contractKeys,
  source: (session) => listSource(session, { list: listContracts, count: countContracts, toQuery }),
  describe: ({ scope, status }, { t }) =>
    [t(`contracts.scope.${scope}`), ...(status === 'any' ? [] : [t(`contracts.status.${status}`)])].join(', '),
  nothing: ({ scope, status, parentId }) =>
    scope === 'linked' && parentId === null
      ? ['contracts.noClient']
      : [`contracts.none.${status}`, ...(scope === 'all' ? [] : [`contracts.in.${scope}`])],
  isDim: ({ statut, isActive }) => !isActive || statut === 'cancelled' || statut === 'closed',
  nameOf: ({ id }, { t }) => t('contracts.name', { id }),
  card,
  related: relatedToContract,
  usualSort: { column: 'id', descending: true },
  start: ({ actor }) => paneQuery({ scope: actor.role === 'commercial' ? 'linked' : 'all' }),
  fieldLabel: (field) => `contracts.field.${field}`,
};
