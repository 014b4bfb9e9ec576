import type { TextKey } from '../../../domain/errors.ts';
import { type ContractRecord, contract } from '../../../domain/records/contract.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countContracts, listContracts } from '../../../services/lists/contractList.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listSource } from '../listSource.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { entriesOf } from '../recordColumns.ts';
import { relatedToContract } from '../related.ts';
import { STATUT_MARKS } from '../stateMarks.ts';
import { contractColumns } from './contractColumns.ts';
import { contractKeys } from './contractKeys.ts';
import { paidLook, paidText } from './paidText.ts';

function card(row: ContractRecord, texts: Translator): readonly CardSection[] {
  const { t } = texts;
  const entries = [
    ...entriesOf(contract, row, ['id', 'companyName', 'fullName', 'commercial'], texts),
    ...entriesOf(contract, row, ['statut'], texts).map((entry) => ({ ...entry, look: STATUT_MARKS[row.statut] })),
    ...entriesOf(contract, row, ['cost', 'balance'], texts),
    {
      label: t('contracts.payment'),
      value: `${paidText(row, texts).trimStart()} · ${t(`paymentState.${row.paymentState}`)}`,
      look: paidLook(row) ?? undefined,
    },
    ...entriesOf(contract, row, ['creationDate'], texts),
    ...(row.signedAt ? [{ label: t('contracts.signedAt'), ...texts.dated(row.signedAt) }] : []),
    ...entriesOf(contract, row, ['lastUpdate'], texts),
  ];
  return [{ title: t('contracts.name', { id: row.id }), entries }];
}

/** The contracts pane (S10–S13). */
export const contractsPane: PaneSpec<'contracts'> = {
  kind: 'contracts',
  recordKind: 'contract',
  number: 2,
  needs: 'contract.list',
  columns: contractColumns,
  bindings: contractKeys,
  source: (session) => listSource(session, { list: listContracts, count: countContracts, parent: 'clientId' }),
  describe: ({ scope, filter }, { t }) =>
    [t(`contracts.scope.${scope}`), ...(filter === 'any' ? [] : [t(`contracts.filter.${filter}`)])].join(', '),
  nothing: ({ scope, filter, parentId }) =>
    scope === 'linked' && parentId === null
      ? ['contracts.noClient']
      : [`contracts.none.${filter}`, ...(scope === 'all' ? [] : ([`contracts.in.${scope}`] as const))],
  isDim: ({ statut, isActive }) => !isActive || statut === 'cancelled' || statut === 'closed',
  nameOf: ({ id }, { t }) => t('contracts.name', { id }),
  card,
  related: relatedToContract,
  usualSort: { column: 'id', descending: true },
  start: ({ actor }) => paneQuery({ scope: actor.role === 'commercial' ? 'linked' : 'all' }),
  fieldLabel: (field) => `contracts.field.${field}` as TextKey,
};
