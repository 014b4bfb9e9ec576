import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { toKeyPresses } from '../../../src/tui/keys/keyPress.ts';

const plain = {} as Key;
const names = (input: string, key: Partial<Key> = {}) =>
  toKeyPresses(input, { ...plain, ...key }).map(({ name }) => name);

describe('keys as they arrive', () => {
  it('splits typed text that a slow connection delivers in one chunk', () => {
    expect(names('nCool\rx')).toEqual(['n', 'C', 'o', 'o', 'l', 'Enter', 'x']);
  });

  it('keeps an accent and an emoji family in one piece', () => {
    expect(names('e\u0301👨‍👩‍👧')).toEqual(['e\u0301', '👨‍👩‍👧']);
  });

  it('names control characters inside a text', () => {
    expect(names('a\u0013\t')).toEqual(['a', 'Ctrl+S', 'Tab']);
  });

  it('names the special keys with their modifiers', () => {
    expect(names('', { tab: true, shift: true })).toEqual(['Shift+Tab']);
    expect(names('s', { ctrl: true })).toEqual(['Ctrl+S']);
    expect(names('', { upArrow: true })).toEqual(['Up']);
  });

  it('types nothing when a key is released', () => {
    expect(names('a', { eventType: 'release' })).toEqual([]);
  });
});
