import { expect, it } from 'vitest';
import { isMouseReport, toMousePress } from '../../../src/tui/keys/mouse.ts';

it.each([
  ['\u001b[<0;10;5M', { kind: 'click', x: 9, y: 4 }],
  ['\u001b[<64;1;1M', { kind: 'wheelUp', x: 0, y: 0 }],
  ['\u001b[<65;300;99M', { kind: 'wheelDown', x: 299, y: 98 }],
  ['\u001b[<80;3;3M', { kind: 'wheelUp', x: 2, y: 2 }],
  ['\u001b[<0;10;5m', null],
  ['\u001b[<2;10;5M', null],
  ['\u001b[<35;10;5M', null],
])('the report %s is %j', (input, press) => {
  expect(isMouseReport(input)).toBe(true);
  expect(toMousePress(input)).toEqual(press);
});

it.each(['\u001b[<', '\u001b[<0;1M', 'x\u001b[<0;1;1M', '\u001b[<0;1;1Mx', '[<0;1;1M'])('%s is typed text', (input) => {
  expect(isMouseReport(input)).toBe(false);
});
