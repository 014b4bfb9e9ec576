import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyClock } from '../../../src/domain/companyClock.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { withoutHidden } from '../../../src/domain/typedText.ts';
import { clientSchema } from '../../../src/services/input/clientInput.ts';
import { eventSchema } from '../../../src/services/input/eventInput.ts';
import { choice, email, phone, text, username, wholeNumber } from '../../../src/services/input/text.ts';
import { type Reading, readForm } from '../../../src/services/input/typed.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T18:00:00Z'));
const problem = (reading: Reading<unknown>): string | null => ('problem' in reading ? reading.problem.key : null);
const value = (reading: Reading<unknown>): unknown => ('value' in reading ? reading.value : reading.problem.key);

/** Characters that must never reach a screen as text. */
const HIDDEN = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\t',
  '\u007f',
  '\u009b',
  '\u200b',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ue000',
  '\ud800',
];

describe('a text', () => {
  const name = text({ max: 10 });

  it('is returned exactly as typed, with the spaces at its ends', () => {
    expect(name(' Été ')).toEqual({ value: ' Été ' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
        const reading = text({ max: 1000 })(typed);
        if ('value' in reading) expect(reading.value).toBe(typed);
      }),
    );
  });

  it('is refused if it is empty or too long', () => {
    expect([name(''), name('   '), name('\u00a0')].map(problem)).toEqual(Array(3).fill('field.required'));
    const params = { max: 10, length: 12, count: 2, kept: '1234567890' };
    expect(name('123456789012')).toEqual({ problem: { key: 'field.tooLong', params } });
    expect(name('é💥'.repeat(5))).toEqual({ value: 'é💥'.repeat(5) });
    const long = { max: 15, length: 16, count: 1, kept: '456789012345' };
    expect(text({ max: 15 })('1234567890123456')).toEqual({ problem: { key: 'field.tooLong', params: long } });
    const optional = text({ max: 10, optional: true });
    expect([optional(''), optional(' '), optional('a')].map(value)).toEqual(['', 'field.required', 'a']);
  });

  it.each(HIDDEN)('is refused with %j in it', (sign) => {
    expect(problem(name(`a${sign}b`))).toBe('field.hidden');
    expect(problem(text({ max: 100, lines: true })(`a\n${sign}`))).toBe('field.hidden');
  });

  it('the message names the hidden character and its position', () => {
    const params = { sign: 'direction', code: 'U+202E', position: 3, index: 3 };
    expect(name('💥a\u202eb')).toEqual({ problem: { key: 'field.hidden', params } });
  });

  it.each([
    'می\u200cخواهم',
    'क्\u200dष',
    'മലയാ\u200cളം',
    '👨\u200d👩\u200d👧',
    '❤\ufe0f',
    '🏳\ufe0f\u200d🌈',
    '👩🏽\u200d🏫',
  ])('accepts the joiners of %j, which belong to the spelling', (typed) => {
    expect(value(text({ max: 100 })(typed))).toBe(typed);
    expect(withoutHidden(typed, false)).toBe(typed);
  });

  it.each([
    ['bill\u200dboquet', 'billboquet'],
    ['\u200cمی', 'می'],
    ['می\u200c', 'می'],
    ['می\u200c\u200cخواهم', 'میخواهم'],
    ['م\u200da', 'مa'],
    ['1\u200d2', '12'],
    ['😀\u{e0067}\u{e007f}', '😀'],
    ['a\tb\nc', 'a b c'],
  ])('refuses %j, and without hidden characters it is %j', (typed, shown) => {
    expect(problem(text({ max: 100 })(typed))).toBe('field.hidden');
    expect(withoutHidden(typed, false)).toBe(shown);
    expect(value(text({ max: 100 })(shown))).toBe(shown);
  });

  it('has several lines only where they are allowed', () => {
    const params = { sign: 'lineEnd', code: 'U+000A', position: 2, index: 1 };
    expect(name('a\nb')).toEqual({ problem: { key: 'field.hidden', params } });
    expect(value(text({ max: 10, lines: true })('a\nb'))).toBe('a\nb');
    expect(problem(text({ max: 10, lines: true })('a\r\nb'))).toBe('field.hidden');
  });
});

describe('formats', () => {
  it.each([
    ...['kevin@startup.io', 'jacky@loubouzin.grd', 'john.ouick@gmail.com', 'é@exämple.fr', "o'brien+x@a-b.co.uk"],
    ...['a@1.fr', 'a@b_c.fr', 'a@e\u0301.fr'],
  ])('%s is an e-mail', (typed) => expect(value(email(254)(typed))).toBe(typed));

  it.each([
    'kevin',
    'kevin@',
    '@startup.io',
    'kevin@startup',
    'a b@c.fr',
    ' kevin@startup.io',
    'a@b@c.fr',
    'a@b..fr',
    'a@.fr',
    'contact@exemple.fr,',
    'contact@exemple.fr;',
    'contact@exemple.fr.',
    '<contact@exemple.fr>',
    'Contact<contact@exemple.fr>',
    'mailto:contact@exemple.fr',
    '"contact@exemple.fr"',
    "'contact@exemple.fr'",
    '«contact@exemple.fr»',
    '(contact@exemple.fr)',
    'a@exemple.fr,b@exemple.fr',
    'a@b@c',
    "'a@exemple.fr",
    "a'@exemple.fr",
    'a@b!c.fr',
    'a@b.f!r',
  ])('%s is no e-mail', (typed) => expect(problem(email(254)(typed))).toBe('field.email'));

  it.each([
    '+678 123 456 78',
    '+ 666 12345',
    '+1 234 567 8901',
    '01.23.45.67.89',
    '(0)3-80',
    '112',
    '01 23 45 67 89 poste 12',
    '01 23 45 67 89 ext. 12',
    '0123456789x12',
    '01‑23–45\u00a067\u202f89',
    '+33 1 23 45 67 89, poste 7',
    '01 23 45 67 89;poste12',
    '01 23 45 67 89 P. 1 2',
    '01 23 45 67 89 extension 12',
    '01 23 45 67 89 ext 12',
    '01 23 45 67 89 # 12',
  ])('%s is a phone number', (typed) => expect(value(phone(40)(typed))).toBe(typed));

  it.each([
    '12',
    '+',
    'abc',
    '01 23 45 x',
    '01 23 poste',
    'poste 12',
    '01 23 45 poste Lyon',
    '+٣٣٣٣',
    'tél 0123456',
    '0123456 Lyon',
    '+ 12',
    '1-2',
    '0123 poste 12a',
  ])('%s is no phone number', (typed) => expect(problem(phone(40)(typed))).toBe('field.phone'));

  it('have the same rules as a text on what is missing, too long or hidden', () => {
    for (const read of [email(8), phone(8), username(8)]) {
      expect(problem(read(''))).toBe('field.required');
      expect(problem(read('123456789'))).toBe('field.tooLong');
      expect(problem(read('a@b\u200b.fr'))).toBe('field.hidden');
    }
  });

  it('accepts one of the given values only', () => {
    const method = choice(['transfer', 'card']);
    expect(['transfer', 'card', 'cash', '', 'Card'].map(method).map(value)).toEqual([
      ...['transfer', 'card', 'field.choice', 'field.required', 'field.choice'],
    ]);
  });

  it('accepts usernames in lower case only', () => {
    for (const typed of ['bill.boquet', 'a', '9a', 'a_b-c']) expect(value(username(64)(typed))).toBe(typed);
    for (const typed of ['Bill', 'élise', 'a b', '.bill', 'bill@x'])
      expect(problem(username(64)(typed))).toBe('field.username');
  });

  it('distinguishes an unknown number of people from zero', () => {
    expect([wholeNumber(''), wholeNumber('0'), wholeNumber('75'), wholeNumber(' 75 ')].map(value)).toEqual([
      null,
      0,
      75,
      75,
    ]);
    for (const typed of ['7,5', '-1', '~200', '1e3', '75 personnes'])
      expect(problem(wholeNumber(typed))).toBe('field.integer');
    expect(value(wholeNumber('4294967294'))).toBe(4_294_967_294);
    const params = { max: 4_294_967_294 };
    expect(wholeNumber('4294967295')).toEqual({ problem: { key: 'field.tooMany', params } });
  });
});

describe('a form', () => {
  const problemsOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof Invalid) return error.fields;
      throw error;
    }
    throw new Error('The form was accepted.');
  };

  it('has a message for each invalid field', () => {
    expect(problemsOf(() => readForm(clientSchema(clock), { fullName: 'Ada', email: 'x' }))).toEqual({
      companyName: { key: 'field.required' },
      email: { key: 'field.email' },
      phone: { key: 'field.required' },
    });
  });

  it('reports an end before the start even if another field is invalid', () => {
    const typed = { name: '', start: '4/6/2027 13h', end: '4/6/2027 12h', location: 'x', attendees: '', notes: '' };
    expect(problemsOf(() => readForm(eventSchema(clock, typed, { isNew: true }), typed))).toEqual({
      name: { key: 'field.required' },
      end: { key: 'rule.event_dates' },
    });
  });

  it('refuses a past start for a new event only, and lets an event cross midnight', () => {
    const typed = { name: 'x', start: '4/6/2023 13h', end: '5/6/2023 2h', location: 'x', attendees: '', notes: '' };
    expect(problemsOf(() => readForm(eventSchema(clock, typed, { isNew: true }), typed))).toEqual({
      start: { key: 'rule.event_past_start' },
    });
    expect(readForm(eventSchema(clock, typed, { isNew: false }), typed)).toMatchObject({ attendees: null, notes: '' });
  });

  it('accepts any value without throwing', () => {
    for (const typed of [null, undefined, {}, { fullName: 7 }]) {
      expect(Object.keys(problemsOf(() => readForm(clientSchema(clock), typed)))).toContain('fullName');
    }
  });
});
