import { expect, it } from 'vitest';
import { builtApplication, type ShellTerminal } from '../support/shellTerminal.ts';

const application = builtApplication();

/** The initial state: the main screen, a visible cursor, wrapped lines, and a keyboard in line mode with echo. */
function expectAsBefore(shell: ShellTerminal): void {
  expect(shell.screen.modes).toEqual({
    isAlternate: false,
    isCursorHidden: false,
    isBracketedPaste: false,
    isMouseTracked: false,
    isWrapping: true,
  });
  expect(shell.text()).toMatch(/(^|\s)icanon\b/);
  expect(shell.text()).toMatch(/(^|\s)echo\b/);
  expect(shell.text()).not.toMatch(/-icanon|-echo\b|Identifiant/);
}

it('the application draws on the alternate screen, with a hidden cursor', async () => {
  const shell = await application.open();
  expect(shell.screen.modes).toMatchObject({ isAlternate: true, isCursorHidden: true, isWrapping: false });
  await shell.close();
});

it.each([
  ['Ctrl+C at the sign-in', async (shell: ShellTerminal) => shell.press('Ctrl+C'), 0],
  ['SIGTERM', (shell: ShellTerminal) => shell.signal('SIGTERM'), 143],
  ['SIGHUP', (shell: ShellTerminal) => shell.signal('SIGHUP'), 129],
  ['SIGINT', (shell: ShellTerminal) => shell.signal('SIGINT'), 130],
])('%s restores the terminal', async (_way, leave, code) => {
  const shell = await application.open();
  await leave(shell);
  expect(await shell.backInShell()).toBe(code);
  expectAsBefore(shell);
  await shell.close();
});

it('Ctrl+C before the first frame is read as a key: the shell is not interrupted', async () => {
  const shell = await application.open((pty) => !pty.screen.modes.isWrapping);
  await shell.press('Ctrl+C');
  expect(await shell.backInShell()).toBe(0);
  expectAsBefore(shell);
  await shell.close();
});

it.each(['q', 'Ctrl+C'])('%s at home restores the terminal', async (key) => {
  const shell = await application.open();
  await shell.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await shell.waitFor('0 Accueil — à traiter', 20_000);
  await shell.press(key);
  expect(await shell.backInShell()).toBe(0);
  expectAsBefore(shell);
  await shell.close();
});

it('a signal in the middle of a form restores the terminal', async () => {
  const shell = await application.open();
  await shell.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await shell.waitFor('0 Accueil — à traiter', 20_000);
  await shell.typeAtOnce('1nÀ moitié');
  await shell.waitFor('À moitié');
  shell.signal('SIGTERM');
  expect(await shell.backInShell()).toBe(143);
  expectAsBefore(shell);
  await shell.close();
});
