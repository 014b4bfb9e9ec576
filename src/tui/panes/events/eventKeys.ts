import { can } from '../../../policies/can.ts';
import { cancelEvent } from '../../../services/events.ts';
import { findSignedContract } from '../../../services/signedContract.ts';
import { ALLOWED, type Binding, refused } from '../../keys/binding.ts';
import { bulkAssign } from '../bulkActions/bulkAssign.ts';
import { bulkCancelEvents } from '../bulkActions/bulkMoves.ts';
import { orBulk } from '../bulkActions/bulkVerbs.ts';
import { importKey } from '../imports/openImport.tsx';
import { everybodys, onlyMine, quickFilter } from '../listKeys.ts';
import { noteKeys } from '../notes/noteKeys.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow, onlyOne, onRow, rowNeeds, rowsNeed } from '../rowVerb.ts';
import { chooseTemplate } from '../tasks/giveTemplate.ts';
import { taskKeys } from '../tasks/taskKeys.ts';
import { chooseSupport } from './assignment.ts';
import { editEventForm, newEventForm } from './eventForm.ts';
import { openRunSheet } from './RunSheetLayer.tsx';

type Context = PaneContext<'events'>;

/** S19: the contract of a new event is the selected one. At home no pane is visible, so it is the focused event's. */
function contractOf({ workspace, row, isHome }: Context) {
  if (!isHome) return workspace.panes.contracts.selected();
  if (!row) return null;
  const { contract, client, commercial } = row;
  return { id: contract.id, statut: contract.statut, isActive: true, client, commercial };
}

/** Opens the form of a new event with everything of this one but its dates. */
const createAgain = onRow<'events'>(({ uiContext }, event) =>
  uiContext.blockInput(async (signal) => {
    const contract = await findSignedContract(uiContext.session, event);
    if (signal.aborted) return undefined;
    if (contract) return () => uiContext.openForm(newEventForm(uiContext, contract, event));
    uiContext.notify('refused', { key: 'events.againRefused', params: { companyName: event.client.companyName } });
    return undefined;
  }),
);

function create(context: Context): void {
  const { uiContext } = context;
  const contract = contractOf(context);
  if (contract) uiContext.openForm(newEventForm(uiContext, contract));
}

/** The keys of the events pane (S15–S21). */
export const eventKeys: readonly Binding<Context>[] = [
  {
    id: 'events.open',
    keys: ['Enter'],
    label: 'keys.open',
    needs: anyRow,
    run: ({ uiContext }) => uiContext.openCard(),
  },
  {
    id: 'events.new',
    keys: ['n', 'v'],
    label: 'events.keyNew',
    title: 'events.new',
    onFooter: 30,
    needs: (context) => {
      const verdict = can(context.uiContext.session.actor, 'event.create', contractOf(context));
      return verdict.allowed || verdict.problem.key !== 'refused.noRecord' ? verdict : refused('events.needsContract');
    },
    run: create,
  },
  {
    id: 'events.again',
    keys: ['D'],
    label: 'events.keyAgain',
    title: 'events.titleAgain',
    // Its contract may be closed by now: another signed one of the client is looked for then.
    needs: onlyOne(({ uiContext, row }) => {
      if (!row) return refused('notice.noRow');
      const { contract, commercial } = row;
      return can(uiContext.session.actor, 'event.create', {
        ...contract,
        statut: 'signed',
        isActive: true,
        commercial,
      });
    }),
    run: createAgain,
  },
  {
    id: 'events.edit',
    keys: ['e'],
    label: 'events.keyEdit',
    title: 'events.titleEdit',
    onFooter: 20,
    needs: rowNeeds('event.update'),
    run: onRow(({ uiContext }, event) => uiContext.openForm(editEventForm(uiContext, event))),
  },
  {
    id: 'events.assign',
    keys: ['a'],
    label: 'events.keyAssign',
    title: 'events.assign',
    onFooter: 10,
    needs: rowsNeed('event.assign'),
    run: orBulk(
      bulkAssign,
      onRow(({ uiContext }, event) => chooseSupport(uiContext, event)),
    ),
  },
  {
    id: 'events.sheet',
    keys: ['R'],
    label: 'sheet.key',
    title: 'sheet.titleKey',
    needs: onlyOne(anyRow),
    run: onRow(({ uiContext }, { id }) => openRunSheet(uiContext, id)),
  },
  {
    id: 'events.mine',
    keys: ['m'],
    label: 'events.keyMine',
    title: 'events.titleMine',
    onFooter: 40,
    isHidden: ({ uiContext }) => uiContext.session.actor.role === 'commercial',
    needs: ({ uiContext }) => (uiContext.session.actor.role === 'support' ? ALLOWED : refused('events.mineRefused')),
    ...onlyMine(),
  },
  {
    id: 'events.ofMyClients',
    keys: ['m'],
    label: 'contracts.keyMine',
    title: 'events.titleOfMyClients',
    onFooter: 40,
    isHidden: ({ uiContext }) => uiContext.session.actor.role !== 'commercial',
    ...onlyMine(),
  },
  {
    id: 'events.all',
    keys: ['t'],
    label: 'events.keyAll',
    title: 'events.titleAll',
    onFooter: 41,
    ...everybodys(),
  },
  {
    id: 'events.unassigned',
    keys: ['w'],
    label: 'events.keyUnassigned',
    title: 'events.titleUnassigned',
    onFooter: 50,
    // A support's own events always have a support.
    ...quickFilter('unassigned', (role) => (role === 'commercial' ? 'mine' : 'all')),
  },
  {
    id: 'events.upcoming',
    keys: ['f'],
    label: 'events.keyUpcoming',
    title: 'events.titleUpcoming',
    onFooter: 51,
    ...quickFilter('upcoming', (role) => (role === 'commercial' || role === 'support' ? 'mine' : 'all')),
  },
  importKey('events'),
  ...noteKeys('events'),
  ...taskKeys('events'),
  {
    id: 'events.template',
    keys: ['B'],
    label: 'templates.key',
    title: 'templates.titleKey',
    needs: onlyOne(({ uiContext, row }) =>
      row ? can(uiContext.session.actor, 'template.apply', row) : refused('notice.noRow'),
    ),
    run: onRow(({ uiContext }, event) => chooseTemplate(uiContext, event)),
  },
  {
    id: 'events.unready',
    keys: ['p'],
    label: 'events.keyUnready',
    title: 'events.titleUnready',
    ...quickFilter('unready', (role) => (role === 'commercial' || role === 'support' ? 'mine' : 'all')),
  },
  {
    id: 'events.cancel',
    keys: ['d'],
    label: 'events.keyCancel',
    title: 'events.cancel',
    onFooter: 60,
    needs: rowsNeed('event.cancel'),
    run: orBulk(
      bulkCancelEvents,
      onRow(({ uiContext }, { id, version, name, client, start, end, support }) =>
        uiContext.confirm({
          title: { key: 'events.cancel' },
          body: {
            key: 'events.cancelBody',
            params: {
              name,
              companyName: client.companyName,
              when: uiContext.texts.span(start, end),
              support: support?.name ?? uiContext.texts.t('events.unassigned'),
            },
          },
          onYes: async () => {
            await cancelEvent(uiContext.session, id, version);
            uiContext.saved('events', id, { key: 'events.cancelled', params: { name } });
          },
        }),
      ),
    ),
  },
];
