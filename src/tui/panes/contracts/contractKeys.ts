import type { ContractRecord } from '../../../domain/records/contract.ts';
import type { Role } from '../../../domain/roles.ts';
import { UNSIGNED } from '../../../domain/statut.ts';
import { can } from '../../../policies/can.ts';
import { issueContract, signContract } from '../../../services/contracts.ts';
import { ALLOWED, type Binding, refused } from '../../keys/binding.ts';
import { bulkCancelContracts, bulkMove } from '../bulkActions/bulkMoves.ts';
import { orBulk } from '../bulkActions/bulkVerbs.ts';
import { newEventForm } from '../events/eventForm.ts';
import { everybodys, onlyMine, quickFilter } from '../listKeys.ts';
import { noteKeys } from '../notes/noteKeys.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow, cardFirst, chosenRows, onlyOne, onRow, rowNeeds, rowsNeed } from '../rowVerb.ts';
import { taskKeys } from '../tasks/taskKeys.ts';
import { editContractForm, newContractForm } from './contractForm.ts';
import { cancel, chooseReversal, close, createForClient, openEvents, step } from './contractVerbs.ts';
import { instalmentsForm, openTermsForm } from './instalmentForms.ts';
import { openPaymentForm } from './paymentForms.ts';
import { openReminder } from './reminder.ts';

type Context = PaneContext<'contracts'>;

/** A commercial's own contracts are those of their clients. */
const ownOf = (role: Role) => (role === 'commercial' ? 'mine' : 'all');

/** The client of a contract, as the rules need it. */
const ofRow = ({ client, commercial }: ContractRecord) => ({ id: client.id, commercial, isActive: true });

const hasMarks = (context: Context) => chosenRows(context).length > 0;
const isUnsigned = (row: ContractRecord | null) => row !== null && UNSIGNED.includes(row.statut);
const isDraft = (row: ContractRecord | null) => row?.statut === 'draft';

/** The keys of the contracts pane (S10–S14, S23, S25). */
export const contractKeys: readonly Binding<Context>[] = [
  { id: 'contracts.open', keys: ['Enter'], label: 'keys.open', needs: anyRow, run: cardFirst(openEvents) },
  {
    id: 'contracts.new',
    keys: ['n', 'c'],
    label: 'contracts.keyNew',
    title: 'contracts.new',
    onFooter: 10,
    needs: ({ uiContext, workspace, row }) => {
      const { actor } = uiContext.session;
      const selected = workspace.panes.clients.selected();
      const client = row && row.client.id !== selected?.id ? ofRow(row) : selected;
      if (client) return can(actor, 'contract.create', client);
      const verdict = can(actor, 'contract.create');
      return verdict.allowed || verdict.problem.key !== 'refused.noRecord' ? verdict : refused('contracts.needsClient');
    },
    run: createForClient,
  },
  {
    id: 'contracts.again',
    keys: ['D'],
    label: 'contracts.keyAgain',
    title: 'contracts.titleAgain',
    needs: onlyOne(({ uiContext, row }) => {
      if (!row) return refused('notice.noRow');
      return can(uiContext.session.actor, 'contract.create', ofRow(row));
    }),
    run: onRow(({ uiContext }, contract) => uiContext.openForm(newContractForm(uiContext, contract.client, contract))),
  },
  {
    id: 'contracts.edit',
    keys: ['e'],
    label: 'contracts.keyEdit',
    title: 'contracts.titleEdit',
    onFooter: 20,
    needs: rowNeeds('contract.update'),
    run: onRow(({ uiContext }, contract) => uiContext.openForm(editContractForm(uiContext, contract))),
  },
  {
    id: 'contracts.issue',
    keys: ['s'],
    label: 'contracts.keyIssue',
    title: 'contracts.issue',
    onFooter: 30,
    isHidden: (context) => hasMarks(context) || !isDraft(context.row),
    needs: rowNeeds('contract.issue'),
    run: step('issue', issueContract),
  },
  {
    id: 'contracts.sign',
    keys: ['s'],
    label: 'contracts.keySign',
    title: 'contracts.sign',
    onFooter: 30,
    isHidden: (context) => hasMarks(context) || isDraft(context.row) || context.row?.statut === 'signed',
    needs: rowNeeds('contract.sign'),
    run: step('sign', signContract),
  },
  {
    id: 'contracts.close',
    keys: ['s'],
    label: 'contracts.keyClose',
    title: 'contracts.close',
    onFooter: 30,
    isHidden: (context) => hasMarks(context) || context.row?.statut !== 'signed',
    needs: rowNeeds('contract.close'),
    run: close,
  },
  {
    id: 'contracts.move',
    keys: ['s'],
    label: 'contracts.keyMove',
    title: 'contracts.titleMove',
    onFooter: 30,
    isHidden: (context) => !hasMarks(context),
    needs: rowsNeed('contract.sign'),
    run: (context) => bulkMove(context, chosenRows(context)),
  },
  {
    id: 'contracts.pay',
    keys: ['p'],
    label: 'contracts.keyPay',
    title: 'contracts.pay',
    onFooter: 35,
    needs: rowNeeds('payment.record'),
    run: onRow(({ uiContext }, contract) => openPaymentForm(uiContext, contract)),
  },
  {
    id: 'contracts.instalments',
    keys: ['I'],
    label: 'contracts.keyInstalments',
    title: 'contracts.titleInstalments',
    needs: (context) =>
      rowNeeds<'contracts'>(isUnsigned(context.row) ? 'contract.update' : 'contract.moveDays')(context),
    run: onRow(({ uiContext }, contract) => uiContext.openForm(instalmentsForm(uiContext, contract))),
  },
  {
    id: 'contracts.remind',
    keys: ['R'],
    label: 'contracts.keyRemind',
    title: 'contracts.titleRemind',
    needs: onlyOne(anyRow),
    run: onRow(({ uiContext }, contract) => openReminder(uiContext, contract)),
  },
  {
    id: 'contracts.terms',
    keys: [],
    label: 'instalments.terms',
    isOfList: true,
    needs: ({ uiContext }) => can(uiContext.session.actor, 'terms.update'),
    run: ({ uiContext }) => openTermsForm(uiContext),
  },
  {
    id: 'contracts.reverse',
    keys: ['b'],
    label: 'contracts.keyReverse',
    title: 'contracts.reverse',
    needs: onlyOne(({ uiContext, row }) => {
      if (!row) return refused('notice.noRow');
      return can(uiContext.session.actor, 'payment.reverse', { amount: '0.00', contractId: row.id });
    }),
    run: onRow(chooseReversal),
  },
  {
    id: 'contracts.event',
    keys: ['v'],
    label: 'contracts.keyEvent',
    title: 'events.new',
    onFooter: 25,
    needs: rowNeeds('event.create'),
    run: onRow(({ uiContext }, contract) => uiContext.openForm(newEventForm(uiContext, contract))),
  },
  {
    id: 'contracts.mine',
    keys: ['m'],
    label: 'contracts.keyMine',
    title: 'contracts.titleMine',
    onFooter: 40,
    needs: ({ uiContext }) =>
      uiContext.session.actor.role === 'commercial' ? ALLOWED : refused('clients.mineRefused'),
    ...onlyMine(),
  },
  {
    id: 'contracts.all',
    keys: ['t'],
    label: 'contracts.keyAll',
    title: 'contracts.titleAll',
    onFooter: 41,
    ...everybodys(),
  },
  {
    id: 'contracts.unsigned',
    keys: ['u'],
    label: 'contracts.keyUnsigned',
    title: 'contracts.titleUnsigned',
    onFooter: 50,
    ...quickFilter('unsigned', ownOf),
  },
  {
    id: 'contracts.unpaid',
    keys: ['i'],
    label: 'contracts.keyUnpaid',
    title: 'contracts.titleUnpaid',
    onFooter: 51,
    ...quickFilter('unpaid', ownOf),
  },
  ...noteKeys('contracts'),
  ...taskKeys('contracts'),
  {
    id: 'contracts.late',
    keys: ['x'],
    label: 'contracts.keyLate',
    title: 'contracts.titleLate',
    onFooter: 52,
    ...quickFilter('late', ownOf),
  },
  {
    id: 'contracts.cancel',
    keys: ['d'],
    label: 'contracts.keyCancel',
    title: 'contracts.cancel',
    onFooter: 60,
    needs: rowsNeed('contract.cancel'),
    run: orBulk(bulkCancelContracts, cancel),
  },
];
