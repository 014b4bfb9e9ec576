import { readFileSync } from 'node:fs';
import { Invalid, Usage, UserError } from '../domain/errors.ts';
import type { Translator } from '../i18n/translator.ts';
import { userPaths } from '../settings/userPaths.ts';
import type { CommandContext } from './CliIo.ts';
import { LeftOut } from './LeftOut.ts';
import { logPath } from './log.ts';

/**
 * Returns the message for the user, and the exit code. An unexpected error is logged, and the message names its
 * reference.
 */
export function describeFailure(
  error: unknown,
  texts: Translator,
  context: CommandContext | null,
): { sentence: string; code: number } {
  if (error instanceof Invalid) {
    const problems = Object.values(error.fields);
    const sentences = problems.length > 0 ? problems : [error.problem];
    return { sentence: sentences.map(texts.message).join('\n'), code: 1 };
  }
  if (error instanceof UserError) {
    return {
      sentence: texts.message(error.problem),
      code: error instanceof Usage ? 2 : error instanceof LeftOut ? 3 : 1,
    };
  }
  const reference = crypto.randomUUID().slice(0, 8);
  const isLogged = context !== null && note(context, error, reference);
  const path = context === null || !isLogged ? '-' : logPath(userPaths(context.io.env));
  return { sentence: texts.t('cli.bug', { reference, path }), code: 1 };
}

/** @returns false if the log cannot be written either: the message then names no file */
function note(context: CommandContext, error: unknown, reference: string): boolean {
  try {
    context.log().error({ err: error, reference }, 'a bug');
    return readFileSync(logPath(userPaths(context.io.env)), 'utf8').includes(reference);
  } catch {
    return false;
  }
}
