import { z } from 'zod';
import { ROLES } from '../../domain/roles.ts';
import { newPassword } from './passwordInput.ts';
import { choice, email, text, username } from './text.ts';
import { typed } from './typed.ts';

/** What is typed for a collaborator; the password only at creation. */
export interface CollaboratorInput {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  readonly email: string;
}

export interface NewCollaboratorInput extends CollaboratorInput {
  readonly role: string;
  readonly password: string;
}

const who = {
  firstName: typed(text({ max: 80 })),
  lastName: typed(text({ max: 80 })),
  username: typed(username),
  email: typed(email),
};

export const collaboratorSchema = z.object(who);

/** The first password obeys the same rules as every other, and is changed at the first sign-in. */
export const newCollaboratorSchema = z
  .object({ ...who, role: typed(choice(ROLES)), password: z.string().default('') })
  .superRefine(
    ({ password, username: name }, context) => {
      const reading = newPassword(password, typeof name === 'string' ? name : '');
      if ('problem' in reading) {
        context.addIssue({ code: 'custom', path: ['password'], params: { problem: reading.problem } });
      }
    },
    { when: () => true },
  );
