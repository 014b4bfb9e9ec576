import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EditKey, editText, insertText, type TextState, textState } from '../../../src/tui/kit/textEditing.ts';
import { naughtyString } from './naughty.ts';

const KEYS: Readonly<Record<string, EditKey>> = {
  left: { input: '', leftArrow: true },
  right: { input: '', rightArrow: true },
  'word left': { input: '', leftArrow: true, ctrl: true },
  'word right': { input: '', rightArrow: true, meta: true },
  up: { input: '', upArrow: true },
  down: { input: '', downArrow: true },
  home: { input: '', home: true },
  end: { input: '', end: true },
  backspace: { input: '', backspace: true },
  delete: { input: '', delete: true },
  'word backspace': { input: '', backspace: true, meta: true },
  return: { input: '', return: true },
  'Ctrl+A': { input: 'a', ctrl: true },
  'Ctrl+E': { input: 'e', ctrl: true },
  'Ctrl+U': { input: 'u', ctrl: true },
  'Ctrl+K': { input: 'k', ctrl: true },
  'Ctrl+W': { input: 'w', ctrl: true },
  'Alt+d': { input: 'd', meta: true },
};

/** `|` marks the cursor. */
const at = (shown: string): TextState => ({ text: shown.replace('|', ''), cursor: shown.indexOf('|') });
const show = (state: TextState | null): string | null =>
  state && `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`;
const pressed = (shown: string, key: string, options = {}) =>
  show(editText(at(shown), KEYS[key] ?? { input: key }, options));

describe('a single-line field', () => {
  test.each([
    ['Cool|', ' ', 'Cool |'],
    ['C|l', 'oo', 'Coo|l'],
    ['abc|', 'left', 'ab|c'],
    ['|abc', 'left', '|abc'],
    ['abc|', 'right', 'abc|'],
    ['👨‍👩‍👧|x', 'left', '|👨‍👩‍👧x'],
    ['|e\u0301x', 'right', 'e\u0301|x'],
    ['a👩🏽‍🚀|b', 'backspace', 'a|b'],
    ['a|🇫🇷🇩🇪', 'delete', 'a|🇩🇪'],
    ['kevin@startup.io|', 'word left', 'kevin@startup.|io'],
    ['kevin@startup.|io', 'word left', 'kevin@|startup.io'],
    ['|Cool Startup', 'word right', 'Cool| Startup'],
    ['Cool Start|up', 'home', '|Cool Startup'],
    ['Cool Start|up', 'Ctrl+E', 'Cool Startup|'],
    ['kevin@startup.io |', 'Ctrl+W', '|'],
    ['a b@c.d|', 'Ctrl+W', 'a |'],
    ['a b@c.d|', 'word backspace', 'a b@c.|'],
    ['Cool| Startup', 'Ctrl+U', '| Startup'],
    ['Cool| Startup', 'Ctrl+K', 'Cool|'],
    ['|Cool Startup', 'Alt+d', '| Startup'],
    ['1250.5|', '0', '1250.50|'],
  ])('%s, %s: %s', (before, key, then) => expect(pressed(before, key)).toBe(then));

  test.each(['up', 'down', 'return'])('leaves %s to the form', (key) => expect(pressed('a|b', key)).toBeNull());
  test.each<[string, EditKey]>([
    ['Tab', { input: '', tab: true }],
    ['Escape', { input: '', escape: true }],
    ['Ctrl+S', { input: 's', ctrl: true }],
    ['Page down', { input: '', pageDown: true }],
  ])('leaves %s to the form', (_, key) => expect(editText(at('a|b'), key)).toBeNull());

  test('keeps every line of a paste, and all its hostile characters', () => {
    expect(insertText(at('x|y'), 'one\rtwo\r\nthree\u001b[2J\u202e')).toMatchObject(
      at('xone\ntwo\nthree\u001b[2J\u202e|y'),
    );
  });
});

describe('a field of several lines', () => {
  const options = { isMultiline: true, width: 13 };
  test.each([
    ['Salle 3|', 'return', 'Salle 3\n|'],
    ['un contrat signé| ne change', 'up', 'un co|ntrat signé ne change'],
    ['un contr|at signé ne change', 'down', 'un contrat signé ne| change'],
    ['|un contrat signé ne change', 'end', 'un contrat| signé ne change'],
    ['ab\ncd|', 'up', 'ab|\ncd'],
    ['abcd|\ncd', 'down', 'abcd\ncd|'],
    ['ab\n|cd', 'home', 'ab\n|cd'],
    ['ab\nc|d', 'Ctrl+U', 'ab\n|d'],
    ['a|b\ncd', 'Ctrl+K', 'a|\ncd'],
    ['ab\nc|d', 'Ctrl+A', 'ab\n|cd'],
  ])('%j, %s: %j', (before, key, then) => expect(pressed(before, key, options)).toBe(then));

  test('up on the first line and down on the last are left to the form', () => {
    expect(pressed('a|b\nc', 'up', options)).toBeNull();
    expect(pressed('ab\nc|', 'down', options)).toBeNull();
  });
});

const boundaries = (text: string): Set<number> => {
  const found = new Set([text.length]);
  for (const { index } of new Intl.Segmenter().segment(text)) found.add(index);
  return found;
};

test('no key puts the cursor inside a grapheme, and only the requested text is deleted', () => {
  const step = fc.oneof(
    fc.constantFrom(...Object.values(KEYS)),
    naughtyString.map((input): EditKey => ({ input })),
  );
  fc.assert(
    fc.property(naughtyString, fc.array(step, { maxLength: 30 }), fc.boolean(), (text, keys, isMultiline) => {
      let state = textState(text);
      for (const key of keys) {
        const next = editText(state, key, { isMultiline, width: 20 });
        if (!next) continue;
        expect(boundaries(next.text).has(next.cursor)).toBe(true);
        const isMove = key.leftArrow || key.rightArrow || key.upArrow || key.downArrow || key.home || key.end;
        if (isMove) expect(next.text).toBe(state.text);
        if (key.backspace || key.delete) expect(next.text.length).toBeLessThanOrEqual(state.text.length);
        state = next;
      }
    }),
    { numRuns: 400 },
  );
});

test('left undoes right, and repeated steps reach both ends', () => {
  fc.assert(
    fc.property(naughtyString, (text) => {
      let state: TextState = { text, cursor: 0 };
      const places = [0];
      while (state.cursor < text.length) {
        state = editText(state, { input: '', rightArrow: true }) ?? state;
        places.push(state.cursor);
      }
      expect(places).toEqual([...boundaries(text)].toSorted((a, b) => a - b));
      for (const place of places.toReversed()) {
        expect(state.cursor).toBe(place);
        state = editText(state, { input: '', leftArrow: true }) ?? state;
      }
    }),
  );
});

describe('undo and redo', () => {
  const type = (state: TextState, ...keys: readonly string[]) =>
    keys.reduce((now, key) => editText(now, KEYS[key] ?? { input: key }) ?? now, state);
  const [undo, redo, clear] = ['z', 'y', 'x'].map((input): EditKey => ({ input, ctrl: true }));
  const shownAfter = (state: TextState, ...keys: readonly (EditKey | undefined)[]) =>
    show(keys.reduce((now, key) => (key && editText(now, key)) ?? now, state));

  test('a word is one undo step, a paste is one, and redo restores it', () => {
    const typed = type(textState(''), ...'un deux');
    expect(shownAfter(typed, undo)).toBe('un|');
    expect(shownAfter(typed, undo, undo)).toBe('|');
    expect(shownAfter(typed, undo, undo, redo)).toBe('un|');
    expect(shownAfter(typed, undo, undo, redo, redo, redo)).toBe('un deux|');
    const pasted = insertText(typed, 'x'.repeat(10_000));
    expect(shownAfter(pasted, undo)).toBe('un deux|');
    expect(shownAfter(pasted, undo, redo)).toBe(`un deux${'x'.repeat(10_000)}|`);
  });

  test('one key clears a field, and another restores it', () => {
    expect(shownAfter(at('une|ligne\nune autre'), clear)).toBe('|');
    expect(shownAfter(at('une|ligne\nune autre'), clear, undo)).toBe('une|ligne\nune autre');
  });

  test('new typing discards the redo steps', () => {
    const typed = type(textState(''), ...'un deux');
    const other = editText(editText(typed, undo ?? { input: '' }) ?? typed, { input: '!' }) ?? typed;
    expect(shownAfter(other, redo)).toBe('un!|');
  });
});
