import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { RESTORE } from '../terminalModes.js';

const FORWARDED = /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR2']);
/**
 * How long a program may take to end after a signal, in milliseconds. Then it is killed, so that nothing keeps running
 * when the connection is cut.
 */
const PATIENCE_MS = 10_000;

/**
 * Runs a program in place of this one: it gets the terminal and the signals, and its exit code becomes ours. Restores
 * the terminal if the program was killed.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} the exit code
 */
export function execInPlace(command, args, env = process.env) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  for (const signal of FORWARDED) process.on(signal, () => forward(child, signal));
  process.on('SIGUSR1', () => undefined); // Without a listener, Node.js opens its inspector.
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal !== null) restoreTerminal();
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}

/**
 * Forwards a signal, unless the terminal has already sent it to the whole process group, as for Ctrl-C.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function forward(child, signal) {
  const isFromKeyboard = (signal === 'SIGINT' || signal === 'SIGQUIT') && process.stdin.isTTY;
  if (!isFromKeyboard) child.kill(signal);
  if (signal === 'SIGTERM' || signal === 'SIGHUP') setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
}

function restoreTerminal() {
  if (process.stdout.isTTY) process.stdout.write(RESTORE);
  if (process.stdin.isTTY) spawnSync('stty', ['sane'], { stdio: ['inherit', 'ignore', 'ignore'] });
}
