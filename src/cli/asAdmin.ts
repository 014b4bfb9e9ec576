import { lacksRight } from '../db/adminRights.ts';
import { driverError, isAccountRefused, isLost, tlsFault } from '../db/driverError.ts';
import { Unavailable, Usage, UserError } from '../domain/errors.ts';
import type { CommandContext } from './CliIo.ts';

const PASSWORD_POLICY = 1819;

/**
 * Runs `work` as an administrator and translates access errors into messages.
 * @throws Usage, Unavailable; any other error unchanged
 */
export async function asAdmin<T>(context: CommandContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    context.log().warn({ err: error }, 'work as the administrator failed');
    if (isAccountRefused(error)) throw new Usage({ key: 'cli.admin.refused' }, { cause: error });
    if (lacksRight(error)) throw new Usage({ key: 'cli.admin.rights' }, { cause: error });
    if (driverError(error).errno === PASSWORD_POLICY)
      throw new Usage({ key: 'server.passwordPolicy' }, { cause: error });
    const fault = tlsFault(error);
    if (fault !== null) throw new Usage({ key: `tls.${fault}` }, { cause: error });
    if (isLost(error)) throw new Unavailable({ key: 'cli.unreachable' }, { cause: error });
    throw error;
  }
}
