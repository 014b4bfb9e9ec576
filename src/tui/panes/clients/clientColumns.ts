import type { ClientRecord } from '../../../domain/records/client.ts';
import { marked } from '../marked.ts';
import type { PaneColumn } from '../paneSpec.ts';

export const clientColumns: readonly PaneColumn<ClientRecord>[] = [
  {
    key: 'companyName',
    title: 'clients.companyName',
    flex: 3,
    min: 14,
    cell: ({ companyName, isActive }, texts) => marked(companyName, isActive, 'clients.inactive', texts),
  },
  { key: 'fullName', title: 'clients.fullName', flex: 2, min: 12, cell: (client) => client.fullName },
  { key: 'email', title: 'clients.email', flex: 3, min: 18, isWide: true, cell: (client) => client.email },
  { key: 'phone', title: 'clients.phone', width: 18, isWide: true, priority: 2, cell: (client) => client.phone },
  {
    key: 'commercial',
    title: 'clients.commercialShort',
    flex: 2,
    min: 12,
    isWide: true,
    priority: 3,
    cell: (client) => client.commercial?.name ?? '—',
  },
  {
    key: 'creationDate',
    title: 'clients.since',
    width: 13,
    isWide: true,
    priority: 4,
    cell: (client, { shortDay }) => shortDay(client.creationDate),
  },
  {
    key: 'lastUpdate',
    title: 'clients.updatedShort',
    width: 8,
    priority: 1,
    cell: (client, { shortDay }) => shortDay(client.lastUpdate),
  },
];
