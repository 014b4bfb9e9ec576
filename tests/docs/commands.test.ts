import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { CliIo } from '../../src/cli/CliIo.ts';
import { runCli } from '../../src/cli/program.ts';
import { readDocs } from '../support/docs.ts';

/** The code spans and code blocks of a page. */
const code = [...readDocs().matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)].map(([, block, inline]) => block ?? inline);

/** The words after `epicevent` in each command; a command continued on the next line counts as one. */
const commands = code
  .flatMap((text) => (text ?? '').replaceAll('\\\n', ' ').split('\n'))
  .flatMap((line) => [...line.matchAll(/(?:^|[\s'/])epicevent( [^|'#<>]+)/g)].map(([, words = '']) => words.trim()))
  .filter((words) => /^[a-z]/.test(words));

async function help(words: readonly string[]): Promise<{ code: number; text: string }> {
  const stdout = new PassThrough();
  const io = { stdin: new PassThrough(), stdout, stderr: new PassThrough(), env: { EPICEVENT_HOME: '/nowhere' } };
  const rest = { now: () => new Date(), signal: new AbortController().signal };
  const code = await runCli([...words, '--help'], { ...io, ...rest } as unknown as CliIo, () => {
    throw new Error('The screen must not be opened.');
  });
  return { code, text: String(stdout.read() ?? '') };
}

it('the documents name commands', () => expect(commands.length).toBeGreaterThan(8));

it.each([...new Set(commands)])('“epicevent %s” exists, with its options', async (command) => {
  const words = command.split(/\s+/);
  const names = words.slice(
    0,
    Math.max(
      words.findIndex((word) => word.startsWith('-')),
      0,
    ) || words.length,
  );
  const { code, text } = await help(names);
  expect(code).toBe(0);
  const known = `${text}\n${(await help([])).text}`;
  for (const option of words.filter((word) => word.startsWith('-'))) expect(known).toContain(option.split('=')[0]);
});
