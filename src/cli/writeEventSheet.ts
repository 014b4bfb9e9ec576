import { NotFound } from '../domain/errors.ts';
import { makeRunSheet } from '../services/sheet/runSheet.ts';
import { writeSheet } from '../services/sheet/writeSheet.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { withSession } from './withSession.ts';
import { writeOutput } from './writeOutput.ts';

/**
 * Signs in and writes the run sheet of one event.
 * @throws NotFound (`cli.sheet.unknown`) where no event has this number
 */
export function writeEventSheet(
  event: number,
  { html, output }: { readonly html?: boolean; readonly output?: string },
  who: Credentials,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  return withSession(who, context, async (session) => {
    const sheet = await makeRunSheet(session, event).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ key: 'cli.sheet.unknown', params: { event } }) : error;
    });
    const work = (sink: Parameters<typeof writeSheet>[3]) => writeSheet(session, sheet, html ? 'html' : 'txt', sink);
    const path = await writeOutput(output, work, context, answers);
    if (path !== null) context.printError(session.texts.t('sheet.done', { path }));
  });
}
