import { once } from 'node:events';
import { resolve } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import { isTaken, writeFileWhole } from '../services/exports/exportFile.ts';
import type { Sink } from '../services/exports/sink.ts';
import type { CliIo, CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';

/** Returns a sink that writes to the standard output at the reader's speed. @throws if the reader closes it */
function standardOutput({ stdout, signal }: CliIo): Sink {
  let broken: unknown;
  stdout.once('error', (error) => {
    broken = error;
  });
  return {
    write: async (bytes) => {
      try {
        if (broken) throw broken;
        if (!stdout.write(bytes)) await once(stdout, 'drain', { signal });
      } catch (cause) {
        throw new Usage({ key: 'export.stopped' }, { cause });
      }
    },
  };
}

async function mayReplace(path: string, { io, texts }: CommandContext, answers: Answers): Promise<boolean> {
  if (!isTaken(path)) return false;
  const answer = io.stdin.isTTY ? await answers.text(texts.t('export.asksReplace', { path: clean(path) })) : '';
  if (answer.toLowerCase().startsWith(texts.t('export.yes'))) return true;
  throw new Usage({ key: 'export.exists', params: { name: clean(path) } });
}

/**
 * Writes what `work` writes, to the standard output or atomically to a file.
 * @param output the file that the user named
 * @returns its path, safe to print; null for the standard output
 * @throws Usage (`export.exists`) if the user does not want to replace a file
 */
export async function writeOutput(
  output: string | undefined,
  work: (sink: Sink) => Promise<void>,
  context: CommandContext,
  answers: Answers,
): Promise<string | null> {
  if (output === undefined) {
    await work(standardOutput(context.io));
    return null;
  }
  const path = resolve(output);
  const isReplaced = await mayReplace(path, context, answers);
  await writeFileWhole(path, { mayReplace: isReplaced }, work);
  return clean(path);
}
