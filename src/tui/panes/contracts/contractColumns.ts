import type { ContractRecord } from '../../../services/records.ts';
import type { PaneColumn } from '../paneSpec.ts';

export const contractColumns: readonly PaneColumn<ContractRecord>[] = [
  { key: 'id', title: 'contracts.number', width: 6, align: 'right', cell: ({ id }) => String(id) },
  {
    key: 'companyName',
    title: 'clients.companyName',
    flex: 3,
    min: 12,
    isOfParent: true,
    cell: ({ client }) => client.companyName,
  },
  {
    key: 'cost',
    title: 'contracts.cost',
    width: 14,
    align: 'right',
    priority: 2,
    cell: ({ cost }, { money }) => money(cost),
  },
  {
    key: 'balance',
    title: 'contracts.balance',
    width: 14,
    align: 'right',
    priority: 1,
    cell: ({ balance }, { money }) => money(balance),
  },
  { key: 'statut', title: 'contracts.statut', flex: 1, min: 9, cell: ({ statut }, { t }) => t(`statut.${statut}`) },
  {
    key: 'commercial',
    title: 'clients.commercialShort',
    flex: 2,
    min: 12,
    isWide: true,
    priority: 3,
    cell: ({ commercial }) => commercial?.name ?? '—',
  },
  {
    key: 'creationDate',
    title: 'contracts.since',
    width: 8,
    isWide: true,
    priority: 4,
    cell: ({ creationDate }, { shortDay }) => shortDay(creationDate),
  },
  {
    key: 'lastUpdate',
    title: 'clients.updated',
    width: 8,
    isWide: true,
    priority: 5,
    cell: ({ lastUpdate }, { shortDay }) => shortDay(lastUpdate),
  },
];
