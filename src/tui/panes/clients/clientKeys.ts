import type { Message } from '../../../domain/errors.ts';
import type { ClientRecord } from '../../../domain/records/client.ts';
import { can } from '../../../policies/can.ts';
import { deactivateClient, reactivateClient, reassignClient } from '../../../services/clients.ts';
import { listCommercials } from '../../../services/collaborators.ts';
import { clientStakes } from '../../../services/stakes.ts';
import { ALLOWED, type Binding, refused } from '../../keys/binding.ts';
import { linkedTo } from '../../state/pane.ts';
import { bulkDeactivate, bulkReassign, orBulk } from '../bulkActions/bulkVerbs.ts';
import { newContractForm } from '../contracts/contractForm.ts';
import { importKey } from '../imports/openImport.tsx';
import { everybodys, onlyMine } from '../listKeys.ts';
import { noteKeys } from '../notes/noteKeys.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow, cardFirst, chosenRows, onRow, rowNeeds, rowsNeed } from '../rowVerb.ts';
import { stakesSaid } from '../stakes.ts';
import { taskKeys } from '../tasks/taskKeys.ts';
import { editClientForm, newClientForm } from './clientForm.ts';

type Context = PaneContext<'clients'>;

/** Opens the contracts of this client (S25). */
function open({ workspace }: Context): void {
  const { contracts, events } = workspace.panes;
  void contracts.ask(linkedTo(workspace.panes.clients.selected()?.id ?? null));
  if (events.store.get().query.scope !== 'linked') void events.ask(linkedTo(null));
  workspace.focus.dispatch({ type: 'focus', pane: 'contracts' });
}

/** Deactivates a client. The question first shows what is owed, and the events to come. */
function deactivate({ uiContext }: Context, client: ClientRecord): void {
  const { companyName } = client;
  const { session, texts } = uiContext;
  uiContext.blockInput(async () => {
    const said = stakesSaid(await clientStakes(session, client.id), texts);
    const key = said.length > 0 ? 'clients.deactivateOwing' : 'clients.deactivateBody';
    const onYes = async () => {
      const { id } = await deactivateClient(session, client.id, client.version);
      uiContext.saved('clients', id, { key: 'clients.deactivated', params: { companyName } });
    };
    const body: Message = { key, params: { companyName, stakes: said.join(' ; ') } };
    return () => uiContext.confirm({ title: { key: 'clients.deactivate' }, body, onYes });
  });
}

function reassign({ uiContext }: Context, client: ClientRecord): void {
  uiContext.choose({
    title: { key: 'clients.reassignTo', params: { companyName: client.companyName } },
    options: async () => {
      const people = await listCommercials(uiContext.session);
      return people.map((person) => {
        const isCurrent = person.id === client.commercial?.id;
        return {
          value: person,
          label: person.name,
          isCurrent,
          ...(isCurrent && { detail: uiContext.texts.t('choose.current') }),
        };
      });
    },
    empty: { key: 'clients.noCommercial' },
    onChosen: async (person) => {
      const { id, companyName } = await reassignClient(uiContext.session, client.id, client.version, person.id);
      uiContext.saved('clients', id, { key: 'clients.reassigned', params: { companyName, name: person.name } });
    },
  });
}

/** The keys of the clients pane (S7–S9, S14, S23). */
export const clientKeys: readonly Binding<Context>[] = [
  {
    id: 'clients.open',
    keys: ['Enter'],
    label: 'keys.open',
    needs: anyRow,
    run: cardFirst(open),
  },
  {
    id: 'clients.new',
    keys: ['n'],
    label: 'clients.keyNew',
    title: 'clients.new',
    onFooter: 10,
    needs: ({ uiContext }) => can(uiContext.session.actor, 'client.create'),
    run: ({ uiContext }) => uiContext.openForm(newClientForm(uiContext)),
  },
  {
    id: 'clients.edit',
    keys: ['e'],
    label: 'clients.keyEdit',
    title: 'clients.titleEdit',
    onFooter: 20,
    needs: rowNeeds('client.update'),
    run: onRow(({ uiContext }, client) => uiContext.openForm(editClientForm(uiContext, client))),
  },
  {
    id: 'clients.contract',
    keys: ['c'],
    label: 'clients.keyContract',
    title: 'contracts.new',
    onFooter: 30,
    needs: rowNeeds('contract.create'),
    run: onRow(({ uiContext }, client) => uiContext.openForm(newContractForm(uiContext, client))),
  },
  {
    id: 'clients.mine',
    keys: ['m'],
    label: 'clients.keyMine',
    title: 'clients.titleMine',
    onFooter: 40,
    needs: ({ uiContext }) =>
      uiContext.session.actor.role === 'commercial' ? ALLOWED : refused('clients.mineRefused'),
    ...onlyMine(),
  },
  {
    id: 'clients.all',
    keys: ['t'],
    label: 'clients.keyAll',
    title: 'clients.titleAll',
    onFooter: 50,
    ...everybodys(),
  },
  {
    id: 'clients.reassign',
    keys: ['a'],
    label: 'clients.keyReassign',
    title: 'clients.titleReassign',
    onFooter: 35,
    isHidden: ({ uiContext }) => uiContext.session.actor.role !== 'gestion',
    needs: rowsNeed('client.reassign'),
    run: orBulk(bulkReassign, onRow(reassign)),
  },
  importKey('clients'),
  ...noteKeys('clients'),
  ...taskKeys('clients'),
  {
    id: 'clients.deactivate',
    keys: ['d'],
    label: 'clients.keyDeactivate',
    title: 'clients.deactivate',
    onFooter: 60,
    isHidden: (context) => chosenRows(context).length === 0 && context.row !== null && !context.row.isActive,
    needs: rowsNeed('client.deactivate'),
    run: orBulk(bulkDeactivate, onRow(deactivate)),
  },
  {
    id: 'clients.reactivate',
    keys: ['d'],
    label: 'clients.keyReactivate',
    title: 'clients.reactivate',
    onFooter: 60,
    isHidden: (context) => chosenRows(context).length > 0 || context.row === null || context.row.isActive,
    needs: rowNeeds('client.reactivate'),
    run: onRow(async ({ uiContext }, client) => {
      const { id, companyName } = await reactivateClient(uiContext.session, client.id, client.version);
      uiContext.saved('clients', id, { key: 'clients.reactivated', params: { companyName } });
    }),
  },
];
