import { expect, it } from 'vitest';
import { isMouseReport, toMousePress } from '../../../src/tui/keys/mouse.ts';

it.each([
  ['[<0;10;5M', { kind: 'click', x: 9, y: 4 }],
  ['[<64;1;1M', { kind: 'wheelUp', x: 0, y: 0 }],
  ['[<65;300;99M', { kind: 'wheelDown', x: 299, y: 98 }],
  ['[<80;3;3M', { kind: 'wheelUp', x: 2, y: 2 }],
  ['[<0;10;5m', null],
  ['[<2;10;5M', null],
  ['[<35;10;5M', null],
])('the report %s is %j', (input, press) => {
  expect(isMouseReport(input)).toBe(true);
  expect(toMousePress(input)).toEqual(press);
});

it.each(['[', '[<', '[<0;1M', 'x[<0;1;1M', '[<0;1;1Mx', '<0;1;1M'])('%s is typing', (input) => {
  expect(isMouseReport(input)).toBe(false);
});
