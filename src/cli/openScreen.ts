import { Usage } from '../domain/errors.ts';
import type { CommandContext, LoadTui } from './CliIo.ts';
import { holdDatabase } from './holdDatabase.ts';

/**
 * Opens the full screen. Starts the private server if no other is configured.
 * @throws Usage (`cli.noTerminal`) without a terminal for output and input
 */
export async function openScreen(context: CommandContext, loadTui: LoadTui): Promise<void> {
  const { io } = context;
  if (!io.stdin.isTTY || !io.stdout.isTTY) throw new Usage({ key: 'cli.noTerminal' });
  const config = context.config();
  const log = context.log();
  const loading = loadTui();
  loading.catch(() => undefined); // An error of loading is reported below: an error of the database has priority.
  const database = await holdDatabase(context);
  try {
    const openTui = await loading;
    if (!io.signal.aborted) await openTui(config, io, log);
  } finally {
    database.release();
  }
}
