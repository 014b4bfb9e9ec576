import { can } from '../../../policies/can.ts';
import { reactivateCollaborator } from '../../../services/collaborators.ts';
import type { Binding } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow, onRow, rowNeeds } from '../rowVerb.ts';
import { editCollaboratorForm, newCollaboratorForm, resetPasswordForm } from './collaboratorForms.ts';
import { openDeactivation, openDepartmentChange } from './handover.ts';
import { chooseSession } from './openSessions.ts';
import { openSshKeys } from './sshKeys.ts';

type Context = PaneContext<'collaborators'>;

/** The account keys of gestion (S22). */
export const collaboratorKeys: readonly Binding<Context>[] = [
  {
    id: 'collaborators.open',
    keys: ['Enter'],
    label: 'keys.open',
    needs: anyRow,
    run: ({ uiContext }) => uiContext.openCard(),
  },
  {
    id: 'collaborators.new',
    keys: ['n'],
    label: 'collaborators.keyNew',
    title: 'collaborators.new',
    onFooter: 10,
    needs: ({ uiContext }) => can(uiContext.session.actor, 'collaborator.create'),
    run: ({ uiContext }) => uiContext.openForm(newCollaboratorForm(uiContext)),
  },
  {
    id: 'collaborators.edit',
    keys: ['e'],
    label: 'collaborators.keyEdit',
    title: 'collaborators.titleEdit',
    onFooter: 20,
    needs: rowNeeds('collaborator.update'),
    run: onRow(({ uiContext }, row) => uiContext.openForm(editCollaboratorForm(uiContext, row))),
  },
  {
    id: 'collaborators.department',
    keys: ['s'],
    label: 'collaborators.keyDepartment',
    title: 'collaborators.titleDepartment',
    onFooter: 30,
    needs: rowNeeds('collaborator.changeDepartment'),
    run: onRow(({ uiContext }, row) => openDepartmentChange(uiContext, row)),
  },
  {
    id: 'collaborators.reset',
    keys: ['p'],
    label: 'collaborators.keyReset',
    title: 'collaborators.titleReset',
    onFooter: 40,
    needs: rowNeeds('collaborator.resetPassword'),
    run: onRow(({ uiContext }, row) => uiContext.openForm(resetPasswordForm(uiContext, row))),
  },
  {
    id: 'collaborators.sessions',
    keys: ['S'],
    label: 'sessions.key',
    title: 'sessions.title',
    needs: ({ uiContext }) => can(uiContext.session.actor, 'collaborator.endSession'),
    run: ({ uiContext }) => chooseSession(uiContext),
  },
  {
    id: 'collaborators.sshKeys',
    keys: [],
    label: 'sshKeys.titleOf',
    needs: anyRow,
    run: onRow(({ uiContext }, { id, firstName, lastName }) =>
      openSshKeys(uiContext, { id, name: `${firstName} ${lastName}` }),
    ),
  },
  {
    id: 'collaborators.all',
    keys: ['t'],
    isOfList: true,
    label: 'collaborators.keyAll',
    run: ({ pane }) => pane.ask({ includeInactive: true }),
  },
  {
    id: 'collaborators.deactivate',
    keys: ['d'],
    label: 'collaborators.keyDeactivate',
    title: 'collaborators.deactivate',
    onFooter: 60,
    isHidden: ({ row }) => row !== null && !row.isActive,
    needs: rowNeeds('collaborator.deactivate'),
    run: onRow(({ uiContext }, row) => openDeactivation(uiContext, row)),
  },
  {
    id: 'collaborators.reactivate',
    keys: ['d'],
    label: 'collaborators.keyReactivate',
    title: 'collaborators.reactivate',
    onFooter: 60,
    isHidden: ({ row }) => row === null || row.isActive,
    needs: rowNeeds('collaborator.reactivate'),
    run: onRow(async ({ uiContext }, row) => {
      await reactivateCollaborator(uiContext.session, row.id, row.version);
      const name = `${row.firstName} ${row.lastName}`;
      uiContext.saved('collaborators', row.id, { key: 'collaborators.reactivated', params: { name } });
    }),
  },
];
