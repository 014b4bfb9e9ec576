import { expect, it } from 'vitest';
import { builtApplication } from '../support/shellTerminal.ts';
import { until } from '../support/temporaryHome.ts';

const application = builtApplication();

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('closing the window ends the application', async () => {
  const shell = await application.open();
  const pid = shell.appPid();
  expect(isAlive(pid)).toBe(true);
  await shell.close();
  expect(await until(() => !isAlive(pid), 5000)).toBe(true);
});
