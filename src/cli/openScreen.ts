import { Usage } from '../errors.ts';
import type { CommandContext, OpenTui } from './CliIo.ts';
import { holdDatabase } from './holdDatabase.ts';

/**
 * Opens the full screen, with the private server where there is no other.
 * @throws Usage (`cli.noTerminal`) without a terminal to draw on and to read keys from
 */
export async function openScreen(context: CommandContext, openTui: OpenTui): Promise<void> {
  const { io } = context;
  if (!io.stdin.isTTY || !io.stdout.isTTY) throw new Usage({ key: 'cli.noTerminal' });
  const config = context.config();
  const log = context.log();
  const database = await holdDatabase(context);
  try {
    if (!io.signal.aborted) await openTui(config, io, log);
  } finally {
    database.release();
  }
}
