import type { Command } from 'commander';
import type { ConnectionOptions } from 'mysql2/promise';
import type { SeedLargeStep } from '../db/seedLarge.ts';
import { Usage } from '../domain/errors.ts';
import type { Translator } from '../i18n/translator.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { count } from './count.ts';
import { createAnswers } from './createAnswers.ts';
import { holdServer, preparePrivateServer } from './holdDatabase.ts';
import { createProgress } from './progress.ts';

interface SeedLargeCommand extends AdminOptions {
  readonly rows: number;
  readonly seed: number;
}

const SEED = 20261124;

/** `epicevent seed large --rows N`: N clients, contracts and events, the same ones for the same `--seed`. */
export function addSeedLargeCommand(seed: Command, context: CommandContext): void {
  const { texts } = context;
  const large = seed.command('large').description(texts.t('cli.seed.largeAbout'));
  withAdminOptions(large, context)
    .requiredOption('--rows <n>', texts.t('cli.seed.rows'), count)
    .option('--seed <n>', texts.t('cli.seed.seed'), count, SEED)
    .action((options: SeedLargeCommand) => seedLargeCompany(options, context));
}

async function seedLargeCompany(options: SeedLargeCommand, context: CommandContext): Promise<void> {
  const { texts, io, print } = context;
  const config = context.config();
  const server = await holdServer(context);
  const progress = createProgress(io);
  const begun = performance.now();
  try {
    const admin = await adminOf(config, options, context, createAnswers(io));
    const { asAdmin } = await import('./asAdmin.ts');
    await asAdmin(context, () => fill(admin, options, context, progress.say));
    const seconds = Math.round((performance.now() - begun) / 1000);
    print(texts.t('cli.seed.largeDone', { rows: texts.number(options.rows), count: seconds }));
  } finally {
    progress.end();
    server.release();
  }
}

async function fill(
  admin: ConnectionOptions,
  { rows, seed }: SeedLargeCommand,
  context: CommandContext,
  say: (line: string) => void,
): Promise<void> {
  const { config, io, texts } = context;
  const { schema, serverKey, isPrivate } = config();
  const { seedLarge } = await import('../db/seedLarge.ts');
  const onStep = (at: SeedLargeStep) => say(sentenceOf(at, rows, texts));
  const check = () => {
    if (io.signal.aborted) throw new Usage({ key: 'cli.seed.stopped' });
  };
  const work = () => seedLarge({ admin, schema, serverKey, rows, seed, now: io.now(), onStep, check });
  if (!isPrivate) return work();
  const { seedPrivateServer } = await import('../db/engine/seedPrivateServer.ts');
  await seedPrivateServer(config(), io.env, () => preparePrivateServer(context), work);
}

function sentenceOf(at: SeedLargeStep, rows: number, { t, number }: Translator): string {
  if (at.step === 'rows') return t(`cli.seed.step.${at.kind}`, { rows: number(at.rows), total: number(rows) });
  if (at.step === 'lines') return t('cli.seed.step.lines', { begun: at.begun, total: at.total });
  return t(`cli.seed.step.${at.step}`);
}
