import { type ClientRecord, client } from '../../../domain/records/client.ts';
import { marked } from '../marked.ts';
import type { PaneColumn } from '../paneSpec.ts';
import { columnsOf } from '../recordColumns.ts';
import { STATE_MARKS } from '../stateMarks.ts';

const column = columnsOf<ClientRecord, typeof client>(client);

export const clientColumns: readonly PaneColumn<ClientRecord>[] = [
  column('companyName', {
    flex: 3,
    min: 14,
    cell: ({ companyName, isActive }, texts) =>
      marked(companyName, isActive, client.fields.isActive.inactiveLabel, texts),
    look: ({ isActive }) => (isActive ? null : STATE_MARKS.inactive),
  }),
  column('fullName', { flex: 2, min: 12 }),
  column('email', { flex: 3, min: 18, isWide: true }),
  column('phone', { width: 18, isWide: true, priority: 2 }),
  column('commercial', { title: 'clients.commercialShort', flex: 2, min: 12, isWide: true, priority: 3 }),
  column('creationDate', { width: 13, isWide: true, priority: 4 }),
  column('lastUpdate', { title: 'clients.updatedShort', width: 8, priority: 1 }),
];
