import type { z } from 'zod';
import type { Message } from '../domain/errors.ts';
import { clientSchema } from './input/clientInput.ts';
import { collaboratorSchema, newCollaboratorSchema } from './input/collaboratorInput.ts';
import { contractSchema } from './input/contractInput.ts';
import { eventSchema } from './input/eventInput.ts';
import { passwordSchema } from './input/passwordInput.ts';
import { paymentSchema, reversalSchema } from './input/paymentInput.ts';
import { problemsOf } from './input/typed.ts';
import type { Session } from './session.ts';

export type FormName = 'client' | 'contract' | 'payment' | 'event' | 'collaborator' | 'password';

type Values = Readonly<Record<string, string>>;

function schemaOf(session: Session, form: FormName, values: Values): z.ZodType {
  const { clock, actor } = session;
  switch (form) {
    case 'client':
      return clientSchema(clock);
    case 'contract':
      return contractSchema;
    case 'payment':
      return 'reason' in values ? reversalSchema : paymentSchema(clock);
    case 'event':
      return eventSchema(clock, values, { isNew: 'contractId' in values });
    case 'collaborator':
      return 'password' in values ? newCollaboratorSchema : collaboratorSchema;
    case 'password':
      return passwordSchema(actor.username);
  }
}

/**
 * What is wrong with one field, by the rules that saving will apply; for a field that was just left. It asks nothing of
 * the database. Among the values, `contractId` tells a new event from a stored one, `password` a new collaborator, and
 * `reason` a reversal from a payment.
 */
export function checkField(session: Session, form: FormName, field: string, values: Values): Message | null {
  const result = schemaOf(session, form, values).safeParse(values);
  return result.success ? null : (problemsOf(result.error)[field] ?? null);
}
