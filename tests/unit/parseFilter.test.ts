/** What a typed filter means, in French and English: terms, phrases, words, and what is wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyClock } from '../../src/domain/companyClock.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { type FilterPart, filterText } from '../../src/services/lists/terms/filterText.ts';
import { parseFilter } from '../../src/services/lists/terms/parseFilter.ts';
import type { Term } from '../../src/services/lists/terms/term.ts';
import type { TypedKind } from '../../src/services/lists/terms/termNames.ts';

/** A Monday. */
const NOW = '2026-11-23T18:00:00Z';
const clockAt = (now: string, zone = 'Europe/Paris') => createCompanyClock(zone, () => new Date(now));
const read = (kind: TypedKind, text: string, clock = clockAt(NOW)) => parseFilter(kind, text, clock);

const testText = ({ field, test }: Term): string => {
  if (test.type === 'days') return `${field} ${test.spans.map(({ from, until }) => `${from}..${until}`).join(' ')}`;
  if (test.type === 'values') {
    const { least, isLeastIncluded, most, isMostIncluded } = test.span;
    return `${field} ${isLeastIncluded ? '[' : ']'}${least} ${most}${isMostIncluded ? ']' : '['}`;
  }
  if (test.type === 'choices') return `${field} ${test.values.join('|')}`;
  if (test.type === 'person') return `${field} ${test.isUser ? 'me' : `«${test.name}»`}`;
  if (test.type === 'text') return `${field} «${test.text}»`;
  return test.type === 'empty' ? `${field} ${test.isEmpty ? 'empty' : 'full'}` : 'inactive';
};
/** Everything that the text means, in one line. */
const meaning = (kind: TypedKind, text: string, clock = clockAt(NOW)): string => {
  const { words, terms, filters, wrong } = read(kind, text, clock);
  const parts = [
    ...terms.map(testText),
    ...filters.map((name) => `#${name}`),
    ...wrong.map(({ problem }) => `!${problem.key}`),
  ];
  return [...parts, ...(words === '' ? [] : [`"${words}"`])].join(', ');
};

describe('dates', () => {
  it.each([
    ['<30j', 'start 2026-11-23..2026-12-23'],
    ['<30d', 'start 2026-11-23..2026-12-23'],
    ['< 30 jours', 'start 2026-11-23..2026-12-23'],
    ['<=30d', 'start 2026-11-23..2026-12-24'],
    ['>30j', 'start 2026-12-24..null'],
    ['≥30 days', 'start 2026-12-23..null'],
    ['<2 semaines', 'start 2026-11-23..2026-12-07'],
    ['<2w', 'start 2026-11-23..2026-12-07'],
    ['<2 mois', 'start 2026-11-23..2027-01-23'],
    ['≤3 months', 'start 2026-11-23..2027-02-24'],
    ['>1 an', 'start 2027-11-24..null'],
    ['≥2 years', 'start 2028-11-23..null'],
    ['cette semaine', 'start 2026-11-23..2026-11-30'],
    ['this week', 'start 2026-11-23..2026-11-30'],
    ['semaine prochaine', 'start 2026-11-30..2026-12-07'],
    ['mars', 'start 2027-03-01..2027-04-01'],
    ['NEXT WEEK', 'start 2026-11-30..2026-12-07'],
    ['ce mois', 'start 2026-11-01..2026-12-01'],
    ['next month', 'start 2026-12-01..2027-01-01'],
    ['cette année', 'start 2026-01-01..2027-01-01'],
    ['aujourd’hui', 'start 2026-11-23..2026-11-24'],
    ["aujourd'hui", 'start 2026-11-23..2026-11-24'],
    ['today', 'start 2026-11-23..2026-11-24'],
    ['demain', 'start 2026-11-24..2026-11-25'],
    ['yesterday', 'start 2026-11-22..2026-11-23'],
    ['juin', 'start 2027-06-01..2027-07-01'],
    ['June', 'start 2027-06-01..2027-07-01'],
    ['novembre', 'start 2026-11-01..2026-12-01'],
    ['décembre', 'start 2026-12-01..2027-01-01'],
    ['aout 2024', 'start 2024-08-01..2024-09-01'],
    ['juin 2024', 'start 2024-06-01..2024-07-01'],
    ['début:<7j', 'start 2026-11-23..2026-11-30'],
    ['debut:<7d', 'start 2026-11-23..2026-11-30'],
    ['start:<7d', 'start 2026-11-23..2026-11-30'],
    ['début < 7 j', 'start 2026-11-23..2026-11-30'],
    ['fin:juin', 'end 2027-06-01..2027-07-01'],
    ['début:2024', 'start 2024-01-01..2025-01-01'],
    ['début:12/2025', 'start 2025-12-01..2026-01-01'],
    ['start:04/06/2023', 'start 2023-06-04..2023-06-05'],
    ['start:2023-06-04', 'start 2023-06-04..2023-06-05'],
    ['début:4 juin 2023', 'start 2023-06-04..2023-06-05'],
    ['début:15/06/2026..21/06/2026', 'start 2026-06-15..2026-06-22'],
    ['début:juin 2026..août 2026', 'start 2026-06-01..2026-09-01'],
    ['début:..juin 2026', 'start null..2026-07-01'],
    ['début:juin 2026..', 'start 2026-06-01..null'],
    ['début>=juin 2026', 'start 2026-06-01..null'],
    ['début>juin 2026', 'start 2026-07-01..null'],
    ['début<juin 2026', 'start null..2026-06-01'],
    ['maj:>30j', 'lastUpdate null..2026-10-24'],
    ['updated:<7d', 'lastUpdate 2026-11-17..2026-11-24'],
  ])('of events: %s', (text, expected) => expect(meaning('events', text)).toBe(expected));

  it.each([
    ['<30j', 'creationDate 2026-10-25..2026-11-24'],
    ['juin', 'creationDate 2026-06-01..2026-07-01'],
    ['décembre', 'creationDate 2025-12-01..2026-01-01'],
    ['signé:juin 2026', 'signedAt 2026-06-01..2026-07-01'],
    ['signed:06/2026', 'signedAt 2026-06-01..2026-07-01'],
    ['création:<=0j', 'creationDate 2026-11-23..2026-11-24'],
    ['created:this month', 'creationDate 2026-11-01..2026-12-01'],
    ['maj:hier', 'lastUpdate 2026-11-22..2026-11-23'],
  ])('of contracts look back: %s', (text, expected) => expect(meaning('contracts', text)).toBe(expected));

  it('are the company’s days, and move with them', () => {
    expect(meaning('events', 'demain', clockAt('2026-11-23T22:59:59Z'))).toBe('start 2026-11-24..2026-11-25');
    expect(meaning('events', 'demain', clockAt('2026-11-23T23:00:00Z'))).toBe('start 2026-11-25..2026-11-26');
    expect(meaning('events', 'demain', clockAt('2026-11-23T23:00:00Z', 'Pacific/Kiritimati'))).toBe(
      'start 2026-11-25..2026-11-26',
    );
    expect(meaning('events', 'today', clockAt('2026-11-23T08:00:00Z', 'Pacific/Pago_Pago'))).toBe(
      'start 2026-11-22..2026-11-23',
    );
    expect(meaning('events', 'cette semaine', clockAt('2026-11-22T18:00:00Z'))).toBe('start 2026-11-16..2026-11-23');
    expect(meaning('events', 'mois prochain', clockAt('2026-01-31T12:00:00Z'))).toBe('start 2026-02-01..2026-03-01');
  });

  it('write the year that was not typed', () => {
    expect(read('events', 'juin').terms[0]?.shown).toBe('juin 2027');
    expect(read('contracts', 'june').terms[0]?.shown).toBe('june 2026');
  });
});

describe('amounts, numbers, people, texts and phrases', () => {
  it.each([
    ['reste>5000', 'balance ]5000.00 null]'],
    ['balance>5000', 'balance ]5000.00 null]'],
    ['reste > 5 000 €', 'balance ]5000.00 null]'],
    ['reste<=1 000,50', 'balance [null 1000.50]'],
    ['montant<12000', 'cost [null 12000.00['],
    ['amount=12000.5', 'cost [12000.50 12000.50]'],
    ['montant:1000..2000', 'cost [1000.00 2000.00]'],
    ['reste:0', 'balance [0.00 0.00]'],
    ['contrat:652', 'id [652 652]'],
    ['statut:signé', 'statut signed'],
    ['statut:à signer', 'statut to_sign'],
    ['status:to sign', 'statut to_sign'],
    ['commercial:bill', 'commercial «bill»'],
    ['commercial:"Bill Boquet"', 'commercial «Bill Boquet»'],
    ['rep:me', 'commercial me'],
    ['commercial:moi', 'commercial me'],
    ['commercial:aucun', 'commercial empty'],
    ['sans commercial', 'commercial empty'],
    ['client:"Cool Startup"', 'companyName «Cool Startup»'],
    ['société:cool', 'companyName «cool»'],
    ['signé', 'statut signed'],
    ['signés', 'statut signed'],
    ['non signé', '#unsigned'],
    ['not signed', '#unsigned'],
    ['en retard', '#late'],
    ['late', '#late'],
    ['tâche en retard', '#overdue'],
    ['annulé', 'statut cancelled'],
    ['clos', 'statut closed'],
    ['brouillon studio', 'statut draft, "studio"'],
    ['studio reste>5000 roch', 'balance ]5000.00 null], "studio roch"'],
    ['reste>5000 652', 'balance ]5000.00 null], "652"'],
    ['non soldés reste>5000 commercial:bill', 'balance ]5000.00 null], commercial «bill», #unpaid'],
  ])('of contracts: %s', (text, expected) => expect(meaning('contracts', text)).toBe(expected));

  it.each([
    ['sans support', '#unassigned'],
    ['without support', '#unassigned'],
    ['avec support', 'support full'],
    ['à venir', '#upcoming'],
    ['upcoming', '#upcoming'],
    ['annulé', 'inactive'],
    ['participants>200', 'attendees ]200 null]'],
    ['attendees<=1 500', 'attendees [null 1500]'],
    ['sans participants', 'attendees empty'],
    ['support:kate', 'support «kate»'],
    ['lieu:paris', 'location «paris»'],
    ['venue:"53 Rue"', 'location «53 Rue»'],
    ['lieu:paris <30j kate', 'location «paris», start 2026-11-23..2026-12-23, "kate"'],
  ])('of events: %s', (text, expected) => expect(meaning('events', text)).toBe(expected));

  it.each([
    ['département:gestion', 'role gestion'],
    ['nom:boquet', 'lastName «boquet»'],
    ['support', 'role support'],
    ['désactivé', 'inactive'],
  ])('of collaborators: %s', (text, expected) => expect(meaning('collaborators', text)).toBe(expected));
});

describe('words stay words', () => {
  it.each([
    ['"juin"', '"juin"'],
    ['« Juin »', '"Juin"'],
    ['"sans support" kate', '"sans support kate"'],
    ['"reste>5000"', '"reste>5000"'],
    ['2024', '"2024"'],
    ['12/2025', '"12/2025"'],
    ['14:30', '"14:30"'],
    ['Studio : Rochefort', '"Studio : Rochefort"'],
    ['a > b', '"a > b"'],
    ['bill@startup.io', '"bill@startup.io"'],
    ['" OR 1=1 --', '"" OR 1=1 --"'],
    ['juin-les-bains', '"juin-les-bains"'],
    ['mar', '"mar"'],
    ['lyo mar', '"lyo mar"'],
    ['l’écluse', '"l’écluse"'],
    ['=', '"="'],
    [': :', '": :"'],
    ['', ''],
  ])('%s', (text, expected) => expect(meaning('events', text)).toBe(expected));
});

it('takes the start of a name for words, and a status or a filter with or without its plural', () => {
  expect(meaning('contracts', 'clo')).toBe('"clo"');
  expect(meaning('contracts', 'clos')).not.toContain('"');
  expect(meaning('contracts', 'non signés')).toBe(meaning('contracts', 'non signé'));
  expect(meaning('contracts', 'annulés')).toBe(meaning('contracts', 'annulé'));
  expect(meaning('events', 'san support')).toContain('"san support"');
});

describe('what is wrong', () => {
  it.each([
    ['contracts', 'reste>abc', '!terms.needs.money'],
    ['contracts', 'reste>', '!terms.needs.money'],
    ['contracts', 'reste>1.000', '!terms.needs.money'],
    ['contracts', 'reste:""', '!terms.needs.money'],
    ['contracts', 'signé:bientôt', '!terms.needs.days'],
    ['contracts', 'signé:31/02/2026', '!terms.needs.days'],
    ['contracts', 'signé:2026..2025', '!terms.needs.days'],
    ['contracts', 'statut:foo', '!terms.needs.choice'],
    ['contracts', 'commercial>bill', '!terms.needs.person'],
    ['contracts', 'rest>5000', '!terms.unknown'],
    ['contracts', 'https://x.fr', '!terms.noSuch'],
    ['contracts', 'lieu:paris', '!terms.isIn.events'],
    ['contracts', 'support:kate', '!terms.isIn.events'],
    ['contracts', 'sans support', '!terms.isIn.events'],
    ['clients', 'without place lyon', '!terms.isIn.events, "lyon"'],
    ['events', 'reste>5000', '!terms.isIn.contracts'],
    ['events', 'jiun:2026', '!terms.noSuch'],
    ['events', '<abc', '!terms.needs.duration'],
    ['events', '<script>alert(1)</script>', '!terms.needs.duration'],
    ['events', 'participants>beaucoup', '!terms.needs.number'],
    ['events', 'lieu:', '!terms.needs.text'],
    ['collaborators', '<30j', '!terms.noDates'],
  ] as const)('%s: %s', (kind, text, expected) => expect(meaning(kind, text)).toBe(expected));

  it('names what was typed and the nearest field', () => {
    const [first] = read('contracts', 'studio rest>5000').wrong;
    expect(first?.problem.params).toMatchObject({ typed: 'rest>5000', name: 'rest', nearest: 'reste' });
    const [other] = read('events', 'debit:juin').wrong;
    expect(other?.problem.params).toMatchObject({ nearest: 'debut' });
  });

  it('leaves the other terms and words', () => {
    expect(read('contracts', 'studio rest>5000 "juin" en retard').rest).toBe('studio "juin" en retard');
    expect(read('contracts', 'reste>abc').rest).toBe('');
  });

  it('has a bound of terms', () => {
    const text = Array.from({ length: 13 }, (_, at) => `reste>${at + 1}`).join(' ');
    expect(meaning('contracts', text)).toBe('!terms.tooMany');
    // The list keeps to those before it.
    const first = text.slice(0, text.lastIndexOf(' '));
    expect(read('contracts', text).rest).toBe(first);
  });

  it('never throws, and is quick, whatever is typed', () => {
    const piece = fc.constantFrom(
      'reste',
      'début',
      ':',
      '<',
      '>=',
      '"',
      '«',
      '..',
      ' ',
      '5000',
      'juin',
      '\u0000',
      '’',
      '🎉',
      'é',
      '%',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const kind of ['clients', 'contracts', 'events', 'collaborators', 'colleagues'] as const)
            expect(read(kind, text).words.length).toBeLessThanOrEqual(text.normalize('NFC').length);
        },
      ),
    );
    const started = performance.now();
    for (const long of ['<'.repeat(50_000), 'a'.repeat(50_000), '"'.repeat(50_001), 'reste '.repeat(10_000)])
      read('contracts', long);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a filter that the program writes', () => {
  const june = { first: '2026-06-01', last: '2026-06-30' };
  const cases: readonly [TypedKind, FilterPart, string, string, string][] = [
    ['contracts', { field: 'signedAt', ...june }, 'signé:06/2026', 'signed:06/2026', 'signedAt 2026-06-01..2026-07-01'],
    [
      'events',
      { field: 'start', first: '2026-06-15', last: '2026-06-21' },
      'début:15/06/2026..21/06/2026',
      'start:15/06/2026..21/06/2026',
      'start 2026-06-15..2026-06-22',
    ],
    [
      'events',
      { field: 'start', first: '2026-06-15', last: '2026-06-15' },
      'début:15/06/2026',
      'start:15/06/2026',
      'start 2026-06-15..2026-06-16',
    ],
    [
      'events',
      { field: 'support', person: 'Kate Hastroff' },
      'support:"Kate Hastroff"',
      'support:"Kate Hastroff"',
      'support «Kate Hastroff»',
    ],
    ['events', { field: 'support', person: null }, 'support:-', 'support:-', 'support empty'],
    [
      'contracts',
      { field: 'commercial', person: 'Bill Boquet' },
      'commercial:"Bill Boquet"',
      'sales:"Bill Boquet"',
      'commercial «Bill Boquet»',
    ],
    [
      'contracts',
      { field: 'balance', sign: '>', value: '5000.50' },
      'reste>5000.50',
      'balance>5000.50',
      'balance ]5000.50 null]',
    ],
    ['contracts', { field: 'statut', choice: 'to_sign' }, 'statut:"à signer"', 'status:"to sign"', 'statut to_sign'],
    ['contracts', { filter: 'late' }, 'en retard', 'late', '#late'],
    [
      'clients',
      { field: 'creationDate', ...june },
      'création:06/2026',
      'création:06/2026',
      'creationDate 2026-06-01..2026-07-01',
    ],
  ];
  it.each(cases)('of %s: %j', (kind, part, fr, en, expected) => {
    for (const [lang, written] of [
      ['fr', fr],
      ['en', en],
    ] as const) {
      const text = filterText(kind, [part], createTranslator(lang, 'Europe/Paris'));
      expect(text).toBe(written);
      expect(meaning(kind, text)).toBe(expected);
    }
  });
});
