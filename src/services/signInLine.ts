import type { Logger } from 'pino';
import { type OpenedConnection, openConnection, sayGoodbye } from '../db/connectOnce.ts';
import { loggable } from '../db/driverError.ts';
import type { Config } from '../settings/config.ts';

const LOGIN_ACCOUNT = 'epicevent_login';
/** A connection that nobody takes is closed after this many milliseconds: many may be typing at once. */
const KEPT_MS = 20_000;

/** Opens connections of the login account, which has no right but to sign in. */
export interface SignInLine {
  /** Opens a connection before it is needed, while the user types. Does nothing if one is open. Never fails. */
  openEarly(): void;
  /** Returns the connection that was opened early, or a new one. Whoever takes it closes it. @throws what the server says */
  take(): Promise<OpenedConnection>;
  /** Closes the connection that nobody took. */
  close(): void;
}

/**
 * Creates the line for one sign-in screen. It opens nothing yet.
 * @param keptMs how long a connection that nobody takes stays open, in milliseconds
 */
export function createSignInLine(
  { config, log }: { readonly config: Config; readonly log: Logger },
  keptMs = KEPT_MS,
): SignInLine {
  let early: Promise<OpenedConnection> | null = null;
  let unused: NodeJS.Timeout | undefined;

  const open = () =>
    openConnection({
      address: config.database,
      schema: config.schema,
      user: LOGIN_ACCOUNT,
      password: config.loginSecret,
      department: null,
    });

  const close = () => {
    clearTimeout(unused);
    early?.then(
      ({ connection }) => void sayGoodbye(connection),
      () => undefined,
    );
    early = null;
  };

  return {
    openEarly() {
      if (early) return;
      const mine = open();
      early = mine;
      const forget = () => {
        if (early !== mine) return;
        clearTimeout(unused);
        early = null;
      };
      const failed = (error: unknown) => {
        log.debug({ error: loggable(error) }, 'no connection for the sign-in yet');
        forget();
      };
      mine.then(({ connection, isSet }) => {
        for (const event of ['error', 'end'] as const) connection.on(event, forget);
        isSet.catch(failed);
      }, failed);
      unused = setTimeout(close, keptMs).unref();
    },
    take() {
      const mine = early;
      clearTimeout(unused);
      early = null;
      // One that is still being opened is waited for: a second one after it would double the wait for a silent server.
      return mine ?? open();
    },
    close,
  };
}
