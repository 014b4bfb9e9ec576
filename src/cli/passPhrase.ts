import { Usage } from '../domain/errors.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { firstLineOf } from './firstLineOf.ts';

export interface PassPhraseOptions {
  readonly passPhraseFile?: string;
}

const SHORTEST = 12;

/**
 * Returns the pass phrase of a backup: the first line of the file, or what is typed without being shown. It is never an
 * option, because other users could see it.
 * @param isNew true for a new backup: it is asked for twice on a terminal, and must not be short
 * @throws Usage (`backup.shortPhrase`, `backup.otherPhrase`, `cli.fileUnreadable`)
 */
export async function readPassPhrase(
  { passPhraseFile }: PassPhraseOptions,
  { io, texts }: CommandContext,
  answers: Answers,
  isNew: boolean,
): Promise<string> {
  const inFile = firstLineOf(passPhraseFile);
  const phrase = inFile ?? (await answers.hidden(texts.t(isNew ? 'backup.ask' : 'restore.ask')));
  if (!isNew) return phrase;
  if ([...phrase].length < SHORTEST) throw new Usage({ key: 'backup.shortPhrase', params: { count: SHORTEST } });
  if (inFile === undefined && io.stdin.isTTY && (await answers.hidden(texts.t('backup.askAgain'))) !== phrase) {
    throw new Usage({ key: 'backup.otherPhrase' });
  }
  return phrase;
}
