import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';

export interface Credentials {
  readonly username: string;
  /** Null where the person’s SSH key is enough. */
  readonly password: string | null;
}

/**
 * Asks who signs in: the username from the option, else from the environment, else typed; and the password. Whom the SSH
 * server knows is asked for the password alone, and where the key is enough, for nothing. Without a terminal over SSH,
 * the person’s own terminal shows what is typed, so that is said.
 */
export async function askCredentials(
  { io, texts, config, printError }: CommandContext,
  asked: string | undefined,
  answers: Answers,
): Promise<Credentials> {
  const { person, isKeyEnough } = config();
  if (person !== null && isKeyEnough) return { username: person.username, password: null };
  const named = person?.username ?? asked ?? io.env.EPICEVENT_USERNAME;
  const username = named || (await answers.text(texts.t('cli.list.askUsername')));
  if (io.env.SSH_ORIGINAL_COMMAND && !io.stdin.isTTY) printError(texts.t('cli.ssh.shown', { username }));
  const password = await answers.hidden(texts.t('cli.list.askPassword', { username }));
  return { username, password };
}
