import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it.each([10_000, 65_535])(
  'a client that claims a window of %i columns and rows gets a session that works',
  async (size) => {
    const bill = await company.signIn('bill.boquet');
    await bill.settle();
    const withoutClock = () => bill.screen.text().replace(/\d\d:\d\d *$/m, '');
    const shown = withoutClock();
    let longest = 0;
    const write = bill.terminal.stdout.write.bind(bill.terminal.stdout);
    // The screen of the test keeps its size: only what the client claims changes.
    Object.assign(bill.terminal.stdout, {
      columns: size,
      rows: size,
      write: (...args: Parameters<typeof write>) => {
        longest = Math.max(longest, String(args[0]).length);
        return write(...args);
      },
    });
    bill.terminal.stdout.emit('resize');
    await bill.settle();
    expect(longest).toBeLessThan(2_000_000);

    Object.assign(bill.terminal.stdout, { columns: 120, rows: 40, write });
    bill.terminal.stdout.emit('resize');
    await bill.settle();
    expect(withoutClock()).toBe(shown);
  },
  60_000,
);
