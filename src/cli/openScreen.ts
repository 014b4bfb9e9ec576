import { Usage } from '../domain/errors.ts';
import type { CommandContext, LoadTui } from './CliIo.ts';
import { holdDatabase } from './holdDatabase.ts';

/**
 * Opens the full screen, with the private server where there is no other.
 * @throws Usage (`cli.noTerminal`) without a terminal to draw on and to read keys from
 */
export async function openScreen(context: CommandContext, loadTui: LoadTui): Promise<void> {
  const { io } = context;
  if (!io.stdin.isTTY || !io.stdout.isTTY) throw new Usage({ key: 'cli.noTerminal' });
  const config = context.config();
  const log = context.log();
  const loading = loadTui();
  loading.catch(() => undefined); // told below, once the database has had its say
  const database = await holdDatabase(context);
  try {
    const openTui = await loading;
    if (!io.signal.aborted) await openTui(config, io, log);
  } finally {
    database.release();
  }
}
