import { pino } from 'pino';
import { expect, it } from 'vitest';
import { writeSettings } from '../../src/settings/settingsFile.ts';
import { MODERN } from '../../src/tui/kit/terminal.ts';
import { startSession } from '../../src/tui/startSession.tsx';
import { openApp } from '../support/driver.ts';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';
import { listenTo } from '../support/sentBytes.ts';

const company = demoCompany();

it('closed input ends the session, and the terminal is restored', async () => {
  const bill = await company.signIn('bill.boquet');
  expect(bill.terminal.isRaw).toBe(true);
  bill.terminal.hangUp();
  await bill.exited;
  await bill.screen.whenWritten();
  expect(bill.screen.modes).toMatchObject({ isAlternate: false, isCursorHidden: false, isWrapping: true });
  expect(bill.terminal.isRaw).toBe(false);
});

it('an error while drawing restores the terminal first, and is reported to the caller of the session', async () => {
  await writeSettings(company.server.config.home, 'bill.boquet', { mouse: true });
  const noTime = () => new Date(Number.NaN);
  const app = await openApp(({ stdin, stdout }) => {
    const log = pino({ level: 'silent' });
    const { signal } = new AbortController();
    const { config } = company.server;
    return startSession({ stdin, stdout, config, log, now: noTime, signal, terminal: MODERN, isRead: false });
  });
  const sent = listenTo(app);
  const ended = expect(app.exited).rejects.toThrow(RangeError);
  await app.typeAtOnce(`bill.boquet\t${DEMO_PASSWORD}\r`);
  await ended;
  await app.screen.whenWritten();
  const clean = { isAlternate: false, isCursorHidden: false, isWrapping: true, isMouseTracked: false };
  expect(app.screen.modes).toMatchObject(clean);
  expect(sent.text()).toContain('\u001b[?1000h');
  expect(app.terminal.isRaw).toBe(false);
});
