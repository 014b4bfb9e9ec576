import { runCli } from './cli/program.ts';

/** Signals that end the process, with the exit code that shells expect. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Waits until what was printed has left: to a pipe, Node.js writes it later. A reader who has gone ends the wait. */
function hasLeft(stream: NodeJS.WriteStream): Promise<void> {
  stream.once('error', () => undefined);
  return new Promise((resolve) => stream.write('', () => resolve()));
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Composes the application and runs the command line on this process's terminal. No other code ends the process. */
async function main(): Promise<void> {
  const ending = new AbortController();
  let endedBy: keyof typeof SIGNALS | null = null;
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(signal, () => {
      endedBy ??= signal;
      ending.abort();
    });
  }
  process.on('SIGUSR1', () => undefined); // Without a listener, Node.js opens its inspector.
  const { stdin, stdout, stderr, env } = process;
  const io = { stdin, stdout, stderr, env, now: () => new Date(), signal: ending.signal };
  const code = await runCli(process.argv.slice(2), io, async () => {
    // The library that measures the screen would fetch its own code, and Node.js would load a whole HTTP client for it.
    Reflect.deleteProperty(globalThis, 'fetch');
    const [{ startSession }, { ownSettings }, { terminalOf }] = await Promise.all([
      import('./tui/startSession.tsx'),
      import('./tui/ownSettings.ts'),
      import('./tui/kit/terminal.ts'),
    ]);
    return async (config, { now, signal }, log) =>
      startSession({
        stdin,
        stdout,
        config,
        log,
        now,
        signal,
        terminal: terminalOf(env),
        isRead: env.INK_SCREEN_READER === 'true',
        own: await ownSettings(config),
      }).waitUntilExit();
  });
  if (!endedBy) await Promise.race([Promise.all([hasLeft(stdout), hasLeft(stderr)]), stopped(ending.signal)]);
  process.exit(endedBy ? SIGNALS[endedBy] : code);
}

await main();
