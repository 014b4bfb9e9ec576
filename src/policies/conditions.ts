/**
 * The named conditions of the permission table. Each one tests the stored record. If it fails, the text
 * `refused.<name>` explains why.
 */
import { AGREED, CANCELLABLE, PAYABLE, UNSIGNED } from '../domain/statut.ts';
import type { Actor } from './actor.ts';
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

interface WithCommercial {
  readonly commercial: { readonly id: number } | null;
}

/** True if the actor is the commercial of the record's client. */
const isOwn = (actor: Actor, record: WithCommercial): boolean => record.commercial?.id === actor.id;

export const conditions = {
  isOwnClient: (actor: Actor, client: ClientSubject): boolean => isOwn(actor, client),
  isActiveClient: (_: Actor, client: ClientSubject): boolean => client.isActive,
  isInactiveClient: (_: Actor, client: ClientSubject): boolean => !client.isActive,

  isOwnContract: (actor: Actor, contract: ContractSubject): boolean => isOwn(actor, contract),
  isDraft: (_: Actor, contract: ContractSubject): boolean => contract.statut === 'draft',
  isToSign: (_: Actor, contract: ContractSubject): boolean => contract.statut === 'to_sign',
  isSigned: (_: Actor, contract: ContractSubject): boolean => contract.statut === 'signed',
  isUnsigned: (_: Actor, contract: ContractSubject): boolean => UNSIGNED.includes(contract.statut),
  isAgreed: (_: Actor, contract: ContractSubject): boolean => AGREED.includes(contract.statut),
  isCancellable: (_: Actor, contract: ContractSubject): boolean => CANCELLABLE.includes(contract.statut),
  isPayable: (_: Actor, contract: ContractSubject): boolean => PAYABLE.includes(contract.statut),

  isPositivePayment: (_: Actor, payment: PaymentSubject): boolean => !payment.amount.startsWith('-'),

  isOwnEvent: (actor: Actor, event: EventSubject): boolean => isOwn(actor, event),
  isAssignedEvent: (actor: Actor, event: EventSubject): boolean => event.support?.id === actor.id,
  isUnassignedEvent: (_: Actor, event: EventSubject): boolean => event.support === null,
  isActiveEvent: (_: Actor, event: EventSubject): boolean => event.isActive,

  isGivenByMe: (actor: Actor, task: TaskSubject): boolean => task.createdBy?.id === actor.id,
  isMyTask: (actor: Actor, task: TaskSubject): boolean =>
    task.assignee?.id === actor.id || task.department === actor.role || task.createdBy?.id === actor.id,
  isRequest: (_: Actor, task: TaskSubject): boolean => task.askedAction !== null,
  isAskedOfMe: (actor: Actor, task: TaskSubject): boolean =>
    task.assignee?.id === actor.id || task.department === actor.role,
  isTaskOnActiveRecord: (_: Actor, task: TaskSubject): boolean => task.isRecordActive,
  isActiveTask: (_: Actor, task: TaskSubject): boolean => task.isActive,
  isCancelledTask: (_: Actor, task: TaskSubject): boolean => !task.isActive,
  isUnfinishedTask: (_: Actor, task: TaskSubject): boolean => task.doneAt === null,
  isFinishedTask: (_: Actor, task: TaskSubject): boolean => task.doneAt !== null,
  isActiveTemplate: (_: Actor, template: TaskTemplateSubject): boolean => template.isActive,
  isInactiveTemplate: (_: Actor, template: TaskTemplateSubject): boolean => !template.isActive,

  isOwnRecord: (actor: Actor, record: NoteParentSubject): boolean => isOwn(actor, record),
  isServedRecord: (actor: Actor, record: NoteParentSubject): boolean => record.support?.id === actor.id,
  isOwnNote: (actor: Actor, note: NoteSubject): boolean => note.author?.id === actor.id,
  isStandingNote: (_: Actor, note: NoteSubject): boolean => note.isActive,

  isOwnImport: (actor: Actor, file: ImportSubject): boolean => file.importedBy?.id === actor.id,
  isStandingImport: (_: Actor, file: ImportSubject): boolean => !file.isUndone,

  isSomebodyElse: (actor: Actor, collaborator: CollaboratorSubject): boolean => collaborator.id !== actor.id,
  isOneself: (actor: Actor, collaborator: CollaboratorSubject): boolean => collaborator.id === actor.id,
  isActiveCollaborator: (_: Actor, collaborator: CollaboratorSubject): boolean => collaborator.isActive,
  isInactiveCollaborator: (_: Actor, collaborator: CollaboratorSubject): boolean => !collaborator.isActive,
} as const;

export type PermissionCondition = keyof typeof conditions;

/** The names of the conditions that apply to a type of record. */
export type ConditionFor<Subject> = {
  [Name in PermissionCondition]: Subject extends Parameters<(typeof conditions)[Name]>[1] ? Name : never;
}[PermissionCondition];
