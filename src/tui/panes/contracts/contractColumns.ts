import { type ContractRecord, contract } from '../../../domain/records/contract.ts';
import type { PaneColumn } from '../paneSpec.ts';
import { columnsOf } from '../recordColumns.ts';
import { STATE_MARKS, STATUT_MARKS } from '../stateMarks.ts';
import { paidLook, paidText } from './paidText.ts';

const column = columnsOf<ContractRecord, typeof contract>(contract);

export const contractColumns: readonly PaneColumn<ContractRecord>[] = [
  column('id', { title: 'contracts.number', width: 6, align: 'right' }),
  column('companyName', { flex: 3, min: 12, isOfParent: true }),
  column('fullName', { flex: 2, min: 12, isWide: true, isExtra: true, priority: 6 }),
  column('cost', { width: 14, align: 'right', priority: 2 }),
  column('balance', {
    width: 16,
    align: 'right',
    priority: 1,
    look: ({ lateFrom }, { dayOf }, now) => (lateFrom && lateFrom <= dayOf(now) ? STATE_MARKS.late : null),
  }),
  {
    key: 'paid',
    title: 'contracts.paid',
    width: 14,
    isWide: true,
    priority: 2,
    isSortable: false,
    cell: paidText,
    look: paidLook,
  },
  column('statut', { flex: 1, min: 11, look: ({ statut }) => STATUT_MARKS[statut] }),
  column('commercial', { title: 'clients.commercialShort', flex: 2, min: 12, isWide: true, priority: 3 }),
  column('creationDate', { width: 8, isWide: true, priority: 4 }),
  column('lastUpdate', { title: 'clients.updatedShort', width: 8, isWide: true, priority: 5 }),
];
