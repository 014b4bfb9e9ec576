import type { CommandContext } from './CliIo.ts';

/** Keeps the private server running during a command. */
export interface DatabaseHold {
  release(): void;
}

/**
 * Makes sure that the configured server runs: starts a private server, and leaves any other one alone.
 * @throws Usage, Unavailable
 */
export async function holdServer(context: CommandContext): Promise<DatabaseHold> {
  const config = context.config();
  if (!config.isPrivate) return { release: () => undefined };
  const { openPrivateServer } = await import('../db/engine/openPrivateServer.ts');
  const onStep = (step: string) => step === 'initialise' && context.printError(context.texts.t('cli.step.initialise'));
  return openPrivateServer(config.home, { env: context.io.env, onStep });
}

/** Creates the private server's missing schema and, the first time, the demo company. */
export async function preparePrivateServer({ config, printError, texts }: CommandContext): Promise<void> {
  const { ensureInstalled } = await import('../db/engine/ensureInstalled.ts');
  const say = (step: string) => printError(texts.t(`cli.step.${step}`));
  await ensureInstalled(config(), say, async (database) => {
    const { seedDemo } = await import('./seedDemo.ts');
    return seedDemo(database);
  });
}

/**
 * Like `holdServer`, and also prepares the private server's schema and demo company.
 * @throws Usage, Unavailable
 */
export async function holdDatabase(context: CommandContext): Promise<DatabaseHold> {
  const server = await holdServer(context);
  if (!context.config().isPrivate) return server;
  try {
    await preparePrivateServer(context);
    return server;
  } catch (error) {
    server.release();
    throw error;
  }
}
