import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPty } from '../support/pty.ts';

const STEP = new URL('../../src/bootstrap/steps/execInPlace.js', import.meta.url).href;

/** A launcher that runs a program with this code. */
const launcherOf = (code: string) => `
    import { execInPlace } from ${JSON.stringify(STEP)};
    process.exitCode = await execInPlace(process.execPath, ['-e', ${JSON.stringify(code)}]);`;

function launch(code: string) {
  const launcher = launcherOf(code);
  const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return { child, said: () => out, code: once(child, 'exit').then(([code]) => code as number | null) };
}

test('the launcher returns the exit code of the program', async () => {
  expect(await launch('process.exit(7)').code).toBe(7);
});

test('standard input and output are the program’s', async () => {
  const { child, said, code } = launch('process.stdin.on("data", (text) => process.stdout.write("got " + text))');
  child.stdin.end('a line');
  expect(await code).toBe(0);
  expect(said()).toBe('got a line');
});

test('a signal to the launcher reaches the program, which decides how to end', async () => {
  const { child, said, code } = launch(
    'process.on("SIGTERM", () => { console.log("bye"); process.exit(143); }); console.log("up"); setInterval(() => 0, 1000)',
  );
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await code).toBe(143);
  expect(said()).toBe('up\nbye\n');
});

test('SIGUSR1 reaches nothing: neither the launcher nor the program opens its inspector', async () => {
  const { child, said, code } = launch(
    'process.on("SIGUSR1", () => console.log("got it")); process.on("SIGTERM", () => process.exit(0)); setInterval(() => 0, 1000); console.log("up")',
  );
  await once(child.stdout, 'data');
  child.kill('SIGUSR1');
  child.kill('SIGTERM');
  expect(await code).toBe(0);
  expect(said()).toBe('up\n');
});

test('a killed program gives the exit code that shells use', async () => {
  const { code } = launch('process.kill(process.pid, "SIGKILL")');
  expect(await code).toBe(137);
});

test('a killed program leaves none of its modes in the terminal', async () => {
  const modes = ['?1049h', '?25l', '?2004h', '?7l', '?1000h', '?1006h'].map((mode) => `\u001b[${mode}`).join('');
  const code = `process.stdout.write(${JSON.stringify(modes)} + 'drawn'); setInterval(() => 0, 1000)`;
  const launcher = `${launcherOf(code)}; console.log('back in the shell')`;
  const pty = openPty(process.execPath, ['--input-type=module', '-e', launcher]);
  await pty.waitFor('drawn');
  expect(pty.screen.modes).toMatchObject({ isAlternate: true, isMouseTracked: true, isWrapping: false });
  const [child] = readFileSync(`/proc/${pty.pid}/task/${pty.pid}/children`, 'utf8').trim().split(' ');
  process.kill(Number(child), 'SIGKILL');
  await pty.waitFor('back in the shell');
  expect(pty.screen.modes).toEqual({
    isAlternate: false,
    isCursorHidden: false,
    isBracketedPaste: false,
    isMouseTracked: false,
    isWrapping: true,
  });
  await pty.close();
});
