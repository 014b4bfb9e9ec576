import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Asks who signs in: the username from the option, else from the environment, else typed; and the password. */
export async function askCredentials(
  { io, texts }: CommandContext,
  asked: string | undefined,
  answers: Answers,
): Promise<Credentials> {
  const username = asked ?? (io.env.EPICEVENT_USERNAME || (await answers.text(texts.t('cli.list.askUsername'))));
  const password = await answers.hidden(texts.t('cli.list.askPassword', { username }));
  return { username, password };
}
