/**
 * The permission table: who may do which action. A department that is not listed is refused. For a listed one, all its
 * conditions must hold on the stored record; the first that fails is the reason of the refusal.
 */

import { ROLES, type Role } from '../domain/roles.ts';
import type { ConditionFor } from './conditions.ts';
import type {
  ClientSubject,
  CollaboratorSubject,
  ContractSubject,
  EventSubject,
  ImportSubject,
  NoteParentSubject,
  NoteSubject,
  PaymentSubject,
  TaskSubject,
  TaskTemplateSubject,
} from './subjects.ts';

export { ROLES, type Role };

/** Every action, with the record that it is decided on; `null` if there is no record yet. */
export interface ActionSubjects {
  'client.list': null;
  'client.create': null;
  'client.update': ClientSubject;
  'client.deactivate': ClientSubject;
  'client.reactivate': ClientSubject;
  'client.reassign': ClientSubject;
  'contract.list': null;
  /** Decided on the client of the new contract. */
  'contract.create': ClientSubject;
  'contract.update': ContractSubject;
  /** The days of its instalments. */
  'contract.moveDays': ContractSubject;
  'contract.issue': ContractSubject;
  'contract.sign': ContractSubject;
  'contract.cancel': ContractSubject;
  'contract.close': ContractSubject;
  /** The company's default instalments. */
  'terms.update': null;
  'payment.list': null;
  /** Decided on the contract of the payment. */
  'payment.record': ContractSubject;
  'payment.reverse': PaymentSubject;
  'event.list': null;
  /** Decided on the contract of the new event. */
  'event.create': ContractSubject;
  'event.assign': EventSubject;
  'event.update': EventSubject;
  'event.cancel': EventSubject;
  'task.list': null;
  /** On any record that is not deactivated or cancelled, for any colleague or department. */
  'task.create': null;
  /** Title, day and addressee. */
  'task.update': TaskSubject;
  'task.finish': TaskSubject;
  'task.reopen': TaskSubject;
  'task.cancel': TaskSubject;
  'task.restore': TaskSubject;
  /** Answers no to a request. */
  'task.decline': TaskSubject;
  'template.list': null;
  'template.create': null;
  /** Name and lines. */
  'template.update': TaskTemplateSubject;
  'template.deactivate': TaskTemplateSubject;
  'template.reactivate': TaskTemplateSubject;
  /** Decided on the event that gets its tasks. */
  'template.apply': EventSubject;
  /** Takes clients over from a file (decision 14). */
  'import.clients': null;
  /** Takes contracts, payments and events over, too. */
  'import.records': null;
  'import.list': null;
  'import.undo': ImportSubject;
  'note.list': null;
  /** Decided on the client, contract or event of the note. */
  'note.add': NoteParentSubject;
  'note.withdraw': NoteSubject;
  /** Reads all about collaborators. Everybody may read names, departments and e-mails. */
  'collaborator.list': null;
  'collaborator.names': null;
  'collaborator.create': null;
  'collaborator.update': CollaboratorSubject;
  'collaborator.changeDepartment': CollaboratorSubject;
  'collaborator.deactivate': CollaboratorSubject;
  'collaborator.reactivate': CollaboratorSubject;
  'collaborator.resetPassword': CollaboratorSubject;
  /** Sees the open sessions, and ends them. */
  'collaborator.endSession': null;
  /** Reads one's own SSH keys; gestion reads everybody's. */
  'key.list': null;
  /** Decided on the collaborator whose key it is. */
  'key.add': CollaboratorSubject;
  'key.remove': CollaboratorSubject;
  'history.list': null;
  'password.change': null;
}

export type Action = keyof ActionSubjects;

type Row<A extends Action> = { readonly [R in Role]?: readonly ConditionFor<ActionSubjects[A]>[] };

const everybody = { collaborator: [], commercial: [], support: [], gestion: [] } as const;

/** Everybody may do it to themselves. */
const ofOneself = { collaborator: ['isOneself'], commercial: ['isOneself'], support: ['isOneself'] } as const;

type TaskConditions = readonly ConditionFor<TaskSubject>[];

/** The same conditions in every department. */
const ofDepartments = (...conditions: TaskConditions) => ({
  gestion: conditions,
  commercial: conditions,
  support: conditions,
});

/** Gestion may do it on every task, the others on those that they gave. */
const ofGiver = (...conditions: TaskConditions) => ({
  ...ofDepartments('isGivenByMe', ...conditions),
  gestion: conditions,
});

export const permissions: { readonly [A in Action]: Row<A> } = {
  'client.list': everybody,
  'client.create': { commercial: [] },
  'client.update': { commercial: ['isOwnClient'] },
  'client.deactivate': { commercial: ['isOwnClient', 'isActiveClient'] },
  'client.reactivate': { commercial: ['isOwnClient', 'isInactiveClient'] },
  'client.reassign': { gestion: [] },

  'contract.list': everybody,
  'contract.create': { gestion: ['isActiveClient'], commercial: ['isOwnClient', 'isActiveClient'] },
  'contract.update': { gestion: ['isUnsigned'], commercial: ['isOwnContract', 'isUnsigned'] },
  'contract.moveDays': { gestion: ['isAgreed'] },
  'contract.issue': { gestion: ['isDraft'] },
  'contract.sign': { gestion: ['isToSign'], commercial: ['isOwnContract', 'isToSign'] },
  'contract.cancel': { gestion: ['isCancellable'] },
  'contract.close': { gestion: ['isSigned'] },

  'terms.update': { gestion: [] },

  'payment.list': everybody,
  'payment.record': { gestion: ['isPayable'] },
  'payment.reverse': { gestion: ['isPositivePayment'] },

  'event.list': everybody,
  'event.create': { commercial: ['isOwnContract', 'isSigned'] },
  'event.assign': { gestion: ['isActiveEvent'] },
  'event.update': {
    commercial: ['isOwnEvent', 'isActiveEvent', 'isUnassignedEvent'],
    support: ['isAssignedEvent', 'isActiveEvent'],
  },
  'event.cancel': { gestion: ['isActiveEvent'], commercial: ['isOwnEvent', 'isActiveEvent', 'isUnassignedEvent'] },

  'task.list': everybody,
  'task.create': { gestion: [], commercial: [], support: [] },
  'task.update': ofGiver('isTaskOnActiveRecord', 'isActiveTask', 'isUnfinishedTask'),
  'task.finish': ofDepartments('isMyTask', 'isTaskOnActiveRecord', 'isActiveTask', 'isUnfinishedTask'),
  'task.reopen': ofDepartments('isMyTask', 'isTaskOnActiveRecord', 'isActiveTask', 'isFinishedTask'),
  'task.cancel': ofGiver('isTaskOnActiveRecord', 'isActiveTask', 'isUnfinishedTask'),
  'task.restore': ofGiver('isTaskOnActiveRecord', 'isCancelledTask'),
  'task.decline': {
    ...ofDepartments('isRequest', 'isAskedOfMe', 'isTaskOnActiveRecord', 'isActiveTask', 'isUnfinishedTask'),
    gestion: ['isRequest', 'isTaskOnActiveRecord', 'isActiveTask', 'isUnfinishedTask'],
  },

  'template.list': everybody,
  'template.create': { gestion: [], support: [] },
  'template.update': { gestion: ['isActiveTemplate'], support: ['isActiveTemplate'] },
  'template.deactivate': { gestion: ['isActiveTemplate'], support: ['isActiveTemplate'] },
  'template.reactivate': { gestion: ['isInactiveTemplate'], support: ['isInactiveTemplate'] },
  'template.apply': { gestion: ['isActiveEvent'], commercial: ['isActiveEvent'], support: ['isActiveEvent'] },

  'import.clients': { gestion: [], commercial: [] },
  'import.records': { gestion: [] },
  'import.list': everybody,
  'import.undo': { gestion: ['isStandingImport'], commercial: ['isOwnImport', 'isStandingImport'] },

  'note.list': everybody,
  'note.add': { gestion: [], commercial: ['isOwnRecord'], support: ['isServedRecord'] },
  'note.withdraw': {
    gestion: ['isOwnNote', 'isStandingNote'],
    commercial: ['isOwnNote', 'isStandingNote'],
    support: ['isOwnNote', 'isStandingNote'],
  },

  'collaborator.list': { gestion: [] },
  'collaborator.names': everybody,
  'collaborator.create': { gestion: [] },
  'collaborator.update': { gestion: [] },
  'collaborator.changeDepartment': { gestion: ['isSomebodyElse'] },
  'collaborator.deactivate': { gestion: ['isSomebodyElse', 'isActiveCollaborator'] },
  'collaborator.reactivate': { gestion: ['isInactiveCollaborator'] },
  'collaborator.resetPassword': { gestion: ['isSomebodyElse'] },
  'collaborator.endSession': { gestion: [] },

  'key.list': everybody,
  'key.add': { ...ofOneself, gestion: ['isActiveCollaborator'] },
  'key.remove': { ...ofOneself, gestion: [] },

  'history.list': everybody,
  'password.change': everybody,
};
