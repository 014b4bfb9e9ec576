import { z } from 'zod';
import { collaborator } from '../../domain/records/collaborator.ts';
import { ROLES } from '../../domain/roles.ts';
import { newPassword } from './passwordInput.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { choice } from './text.ts';
import { typed } from './typed.ts';

/** The input of a collaborator form. The password is only for a new collaborator. */
export type CollaboratorInput = InputOf<typeof collaborator>;

export type NewCollaboratorInput = CollaboratorInput & { readonly role: string; readonly password: string };

export const collaboratorSchema = z.object(formFields(collaborator));

/** The temporary password follows the same rules as every other password. */
export const newCollaboratorSchema = z
  .object({ ...formFields(collaborator), role: typed(choice(ROLES)), password: z.string().default('') })
  .superRefine(
    ({ password, username: name }, context) => {
      const reading = newPassword(password, typeof name === 'string' ? name : '');
      if ('problem' in reading) {
        context.addIssue({ code: 'custom', path: ['password'], params: { problem: reading.problem } });
      }
    },
    { when: () => true },
  );
