import type { Role } from '../../src/domain/roles.ts';
import { AGREED, CANCELLABLE, PAYABLE, type Statut, UNSIGNED } from '../../src/domain/statut.ts';
import type { PermissionCondition } from '../../src/policies/conditions.ts';
import { type Action, permissions } from '../../src/policies/permissions.ts';

const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const oneOf = (statuts: readonly Statut[]) => choice.format(statuts.map((statut) => `\`${statut}\``));

/** The conditions on the stored record, in the words of the documentation. */
const CONDITION_WORDS: Readonly<Record<PermissionCondition, string>> = {
  isOwnClient: 'own client',
  isActiveClient: 'active client',
  isInactiveClient: 'deactivated client',
  isOwnContract: 'own client’s contract',
  isDraft: `contract is ${oneOf(['draft'])}`,
  isToSign: `contract is ${oneOf(['to_sign'])}`,
  isSigned: `contract is ${oneOf(['signed'])}`,
  isUnsigned: `contract is ${oneOf(UNSIGNED)}`,
  isAgreed: `contract is ${oneOf(AGREED)}`,
  isCancellable: `contract is ${oneOf(CANCELLABLE)}`,
  isPayable: `contract is ${oneOf(PAYABLE)}`,
  isPositivePayment: 'not a reversal itself',
  isOwnEvent: 'own client’s event',
  isAssignedEvent: 'assigned event',
  isUnassignedEvent: 'no support assigned',
  isActiveEvent: 'event is not cancelled',
  isGivenByMe: 'task given by oneself',
  isMyTask: 'for oneself, one’s department, or given by oneself',
  isTaskOnActiveRecord: 'its record is active',
  isRequest: 'task is a request',
  isAskedOfMe: 'asked of oneself or one’s department',
  isActiveTask: 'task is not cancelled',
  isCancelledTask: 'task is cancelled',
  isUnfinishedTask: 'task is not done',
  isFinishedTask: 'task is done',
  isActiveTemplate: 'template is in use',
  isInactiveTemplate: 'template is not in use',
  isOwnRecord: 'own client, its contracts and events',
  isServedRecord: 'assigned event, its client',
  isOwnNote: 'own note',
  isStandingNote: 'not withdrawn',
  isOwnImport: 'own import',
  isStandingImport: 'not undone yet',
  isSomebodyElse: 'not oneself',
  isOneself: 'oneself',
  isActiveCollaborator: 'active collaborator',
  isInactiveCollaborator: 'deactivated collaborator',
};

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'client.list': 'read',
  'client.create': 'create, and become its commercial',
  'client.update': 'edit',
  'client.deactivate': 'deactivate',
  'client.reactivate': 'reactivate',
  'client.reassign': 'give it to another commercial',
  'contract.list': 'read',
  'contract.create': 'create for a client',
  'contract.update': 'edit client, cost and instalments',
  'contract.moveDays': 'move the days of its instalments',
  'contract.issue': 'issue (`draft` → `to_sign`)',
  'contract.sign': 'mark as signed',
  'contract.cancel': 'cancel',
  'contract.close': 'close',
  'terms.update': 'change the company’s default instalments',
  'payment.list': 'read',
  'payment.record': 'record for a contract',
  'payment.reverse': 'reverse',
  'event.list': 'read',
  'event.create': 'create under a contract',
  'event.assign': 'assign a support contact',
  'event.update': 'edit name, dates, place, attendees, notes',
  'event.cancel': 'cancel',
  'task.list': 'read',
  'task.create': 'give on any active record, to anybody or any department',
  'task.update': 'change title, day, addressee',
  'task.finish': 'mark as done',
  'task.reopen': 'open again',
  'task.cancel': 'cancel',
  'task.restore': 'bring back',
  'task.decline': 'decline a request',
  'template.list': 'read',
  'template.create': 'create',
  'template.update': 'change name and lines',
  'template.deactivate': 'take out of use',
  'template.reactivate': 'put back in use',
  'template.apply': 'give its tasks on an event',
  'import.clients': 'take clients over',
  'import.records': 'take contracts, payments and events over',
  'import.list': 'read',
  'import.undo': 'undo as a whole',
  'note.list': 'read',
  'note.add': 'write on a client, contract or event',
  'note.withdraw': 'withdraw',
  'collaborator.list': 'read everything but the password',
  'collaborator.names': 'read name, department and e-mail',
  'collaborator.create': 'create',
  'collaborator.update': 'edit',
  'collaborator.changeDepartment': 'change the department',
  'collaborator.deactivate': 'deactivate',
  'collaborator.reactivate': 'reactivate',
  'collaborator.resetPassword': 'reset the password',
  'collaborator.endSession': 'see and end open sessions',
  'key.list': 'read the own ones; gestion all of them',
  'key.add': 'add a public SSH key',
  'key.remove': 'remove one',
  'history.list': 'read',
  'password.change': 'change the own one',
};

const COLUMNS: readonly Role[] = ['gestion', 'commercial', 'support', 'collaborator'];

const cell = (conditions: readonly PermissionCondition[] | undefined): string => {
  if (conditions === undefined) return '–';
  return conditions.length === 0 ? 'yes' : conditions.map((name) => CONDITION_WORDS[name]).join(', ');
};

function table(record: string, actions: readonly Action[]): string {
  const rows = actions.map((action) => {
    const cells = COLUMNS.map((role) => cell(permissions[action][role]));
    return `| ${[`${ACTION_WORDS[action]} \`${action}\``, ...cells].join(' | ')} |`;
  });
  return [`**${record}**`, '', `| | ${COLUMNS.join(' | ')} |`, '|---|---|---|---|---|', ...rows].join('\n');
}

/** @returns the permissions as a Markdown table for each record, generated from the application's permission table */
export function permissionTables(): string {
  const actions = Object.keys(permissions) as Action[];
  const records = [...new Set(actions.map((action) => action.split('.')[0] ?? ''))];
  return records
    .map((record) =>
      table(
        record,
        actions.filter((action) => action.startsWith(`${record}.`)),
      ),
    )
    .join('\n\n');
}
