import { PassThrough } from 'node:stream';
import type { CliIo } from '../../src/cli/CliIo.ts';
import { runCli } from '../../src/cli/program.ts';
import { configFilePath, writeConfigFile } from '../../src/settings/configFile.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import type { TestServer } from './servers.ts';

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command line; unless told otherwise, without a terminal.
 * @param input the standard input
 * @param stdin a standard input that stays open, instead
 * @param signal aborted for a user who wants to stop
 * @param isTerminal true if the standard output is a terminal
 */
export async function runCommand(
  argv: readonly string[],
  {
    env,
    input = '',
    stdin = new PassThrough().end(input),
    signal = new AbortController().signal,
    isTerminal = false,
  }: {
    readonly env: Environment;
    readonly input?: string;
    readonly stdin?: PassThrough;
    readonly signal?: AbortSignal;
    readonly isTerminal?: boolean;
  },
): Promise<CommandResult> {
  const [stdout, out] = collector();
  const [stderr, err] = collector();
  if (isTerminal) Object.assign(stdout, { isTTY: true });
  const io = { stdin, stdout, stderr, env, now: () => new Date(), signal };
  const code = await runCli(argv, io as unknown as CliIo, () => Promise.reject(new Error('This test has no screen.')));
  return { code, out: out(), err: err() };
}

/** A user's environment with a config file for the test's server. @returns it and the path of that file */
export function userOf(server: TestServer, more: Environment = {}): { env: Environment; configPath: string } {
  const env = { EPICEVENT_HOME: `${server.folder}/user`, EPICEVENT_LANG: 'fr', ...more };
  const { config } = server;
  const home = userPaths(env);
  writeConfigFile(home, {
    database: { socketPath: server.socketPath },
    serverKey: config.serverKey.toString('hex'),
    loginSecret: config.loginSecret,
  });
  return { env, configPath: configFilePath(home) };
}

function collector(): [PassThrough, () => string] {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return [stream, () => text];
}
