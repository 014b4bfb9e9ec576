/** `npm run seed:large -- --rows N`: inserts N clients, contracts and events. The same `--seed` gives the same rows. */
import { constants } from 'node:os';
import { Command, CommanderError } from 'commander';
import type { ConnectionOptions } from 'mysql2/promise';
import { type AdminOptions, adminOf, withAdminOptions } from '../../src/cli/adminAccess.ts';
import { asAdmin } from '../../src/cli/asAdmin.ts';
import type { CommandContext } from '../../src/cli/CliIo.ts';
import { count } from '../../src/cli/count.ts';
import { createAnswers } from '../../src/cli/createAnswers.ts';
import { createContext } from '../../src/cli/createContext.ts';
import { describeFailure } from '../../src/cli/describeFailure.ts';
import { holdServer, preparePrivateServer } from '../../src/cli/holdDatabase.ts';
import { createProgress } from './progress.ts';
import { Refusal } from './Refusal.ts';
import { type SeedLargeStep, seedLarge } from './seedLarge.ts';
import { seedPrivateServer } from './seedPrivateServer.ts';

interface Options extends AdminOptions {
  readonly rows: number;
  readonly seed: number;
}

const SEED = 20261124;
const RECORDS = {
  client: 'Clients',
  contract: 'Contracts and payments',
  event: 'Events',
  task: 'Tasks',
  note: 'Notes',
} as const;

async function run(argv: readonly string[], context: CommandContext): Promise<number> {
  const command = new Command('npm run seed:large --')
    .description('Adds a great many invented clients, contracts and events, to try the application at large.')
    .exitOverride();
  withAdminOptions(command, context)
    .requiredOption('--rows <n>', 'how many of each', count)
    .option('--seed <n>', 'another number gives other names and dates', count, SEED)
    .action((options: Options) => seedCompany(options, context));
  try {
    await command.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // The error is already printed.
    const isRefused = error instanceof Refusal;
    const { sentence, code } = isRefused
      ? { sentence: error.message, code: 2 }
      : describeFailure(error, context.texts, context);
    context.printError(sentence);
    return code;
  }
}

async function seedCompany(options: Options, context: CommandContext): Promise<void> {
  const { texts, io, print } = context;
  const server = await holdServer(context);
  const progress = createProgress(io);
  const begun = performance.now();
  try {
    const admin = await adminOf(context.config(), options, context, createAnswers(io));
    await asAdmin(context, () => fill(admin, options, context, progress.say));
    const seconds = Math.round((performance.now() - begun) / 1000);
    progress.end();
    print(`${texts.number(options.rows)} clients, contracts and events are there (${seconds} s).`);
  } finally {
    progress.end();
    server.release();
  }
}

function fill(
  admin: ConnectionOptions,
  { rows, seed }: Options,
  context: CommandContext,
  say: (line: string) => void,
): Promise<void> {
  const { config, io, texts } = context;
  const { schema, serverKey, isPrivate } = config();
  const onStep = (at: SeedLargeStep) => say(sentenceOf(at, rows, texts.number));
  const check = () => {
    if (io.signal.aborted) {
      throw new Refusal(
        `Interrupted: the same command goes on where it was; “${io.env.EPICEVENT_PROGRAM ?? 'epicevent'} migrate” ` +
          'puts rules and rights back, with what is there already.',
      );
    }
  };
  const work = () => seedLarge({ admin, schema, serverKey, rows, seed, now: io.now(), onStep, check });
  return isPrivate ? seedPrivateServer(config(), () => preparePrivateServer(context), work) : work();
}

function sentenceOf(at: SeedLargeStep, rows: number, number: (value: number) => string): string {
  switch (at.step) {
    case 'rows':
      return `${RECORDS[at.kind]}: ${number(at.rows)} of ${number(rows)}`;
    case 'lines':
      return `Index of the lists: table ${at.begun} of ${at.total}`;
    case 'rules':
      return 'Rules and rights…';
    case 'analyse':
      return 'Statistics…';
  }
}

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort(signal));
const { stdin, stdout, stderr, env } = process;
const io = { stdin, stdout, stderr, env, now: () => new Date(), signal: ending.signal };
// The application's sentences are in the same language as this tool: English.
const code = await run(process.argv.slice(2), createContext(io, { lang: 'en' }));
const endedBy: NodeJS.Signals | undefined = ending.signal.reason;
process.exit(endedBy ? 128 + constants.signals[endedBy] : code);
