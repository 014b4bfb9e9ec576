import type { z } from 'zod';
import type { Message } from '../domain/errors.ts';
import { task } from '../domain/records/task.ts';
import { clientSchema } from './input/clientInput.ts';
import { collaboratorSchema, newCollaboratorSchema } from './input/collaboratorInput.ts';
import { contractSchema } from './input/contractInput.ts';
import { eventSchema } from './input/eventInput.ts';
import { noteSchema } from './input/noteInput.ts';
import { passwordSchema } from './input/passwordInput.ts';
import { paymentSchema, reversalSchema } from './input/paymentInput.ts';
import { declineSchema, requestSchema } from './input/requestInput.ts';
import { sshKeySchema } from './input/sshKeyInput.ts';
import { taskSchema } from './input/taskInput.ts';
import { templateSchema } from './input/templateInput.ts';
import { problemsOf } from './input/typed.ts';
import type { Session } from './session.ts';

export type FormName =
  | 'client'
  | 'contract'
  | 'payment'
  | 'event'
  | 'note'
  | 'collaborator'
  | 'password'
  | 'task'
  | 'template'
  | 'request'
  | 'decline'
  | 'sshKey';

type Values = Readonly<Record<string, string>>;

function schemaOf(session: Session, form: FormName, values: Values): z.ZodType {
  const { clock, actor } = session;
  const onEvent = (values.eventDay ?? '') !== '';
  switch (form) {
    case 'client':
      return clientSchema(clock);
    case 'contract':
      return contractSchema;
    case 'payment':
      return 'reason' in values ? reversalSchema : paymentSchema(clock);
    case 'event':
      return eventSchema(clock, values, { isNew: 'contractId' in values });
    case 'note':
      return noteSchema(clock, onEvent);
    case 'collaborator':
      return 'password' in values ? newCollaboratorSchema : collaboratorSchema;
    case 'task':
      return taskSchema(clock, onEvent);
    case 'template':
      return templateSchema;
    case 'request':
      return requestSchema(Number(values.room ?? task.fields.title.max));
    case 'decline':
      return declineSchema;
    case 'sshKey':
      return sshKeySchema('password' in values);
    case 'password':
      return passwordSchema(actor.username);
  }
}

/**
 * Checks one field with the rules of saving, when the user leaves the field. It does not read the database. Some values
 * choose the form: `contractId` means a new event, `password` a new collaborator or one’s own SSH key, `reason` a reversal of a payment, and
 * `eventDay` a note or task on an event.
 * @returns the message for the field, or null if it is valid
 */
export function checkField(session: Session, form: FormName, field: string, values: Values): Message | null {
  const result = schemaOf(session, form, values).safeParse(values);
  return result.success ? null : (problemsOf(result.error)[field] ?? null);
}
