import type { Connection } from 'mysql2/promise';
import type { Translator } from '../i18n/translator.ts';
import { hashPassword } from '../services/hashPassword.ts';
import { newCollaboratorSchema } from '../services/input/collaboratorInput.ts';
import { requireStrong } from '../services/input/passwordStrength.ts';
import { readForm } from '../services/input/typed.ts';
import type { Answers } from './createAnswers.ts';
import { firstLineOf } from './firstLineOf.ts';

export interface FirstGestionOptions {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly email?: string;
  readonly passwordFile?: string;
}

/** The validated input for the first collaborator of gestion. The password must be changed at the first sign-in. */
export type FirstGestion = ReturnType<typeof readForm<typeof newCollaboratorSchema>>;

/**
 * Reads the first collaborator from the options, and asks for missing values. The password cannot be an option, because
 * other users could see it.
 * @throws Invalid with a message for each invalid value
 */
export async function readFirstGestion(
  options: FirstGestionOptions,
  answers: Answers,
  texts: Translator,
): Promise<FirstGestion> {
  const ask = async (name: 'firstName' | 'lastName' | 'username' | 'email') =>
    (options[name] ?? (await answers.text(texts.t(`cli.setup.ask.${name}`)))).trim();
  const typed = {
    firstName: await ask('firstName'),
    lastName: await ask('lastName'),
    username: await ask('username'),
    email: await ask('email'),
    role: 'gestion',
    password: firstLineOf(options.passwordFile) ?? (await answers.hidden(texts.t('cli.setup.ask.password'))),
  };
  const first = readForm(newCollaboratorSchema, typed);
  await requireStrong('password', first.password, first);
  return first;
}

/** Creates the collaborator, the credential and the database account. `connection` is the owner's. */
export async function createFirstGestion(
  connection: Connection,
  serverKey: Buffer,
  { firstName, lastName, username, email, password }: FirstGestion,
): Promise<void> {
  const hash = await hashPassword(serverKey, password);
  await connection.query(
    "INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES (?, ?, ?, ?, 'gestion')",
    [firstName, lastName, username, email],
  );
  const [rows] = await connection.query('SELECT collaborator_id AS id FROM collaborator WHERE username = ?', [
    username,
  ]);
  await connection.query('CALL reset_password(?, ?)', [(rows as { id: number }[])[0]?.id, hash]);
}
