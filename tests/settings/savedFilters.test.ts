/** Saved filters in the settings file: valid ones are read, damaged or hostile ones count as missing. */
import { expect, it } from 'vitest';
import { merge, readPerson } from '../../src/settings/personSettings.ts';

const filter = {
  name: 'large',
  kind: 'contracts',
  scope: 'all',
  filter: 'unpaid',
  text: 'reste>5000 <30j',
  includeInactive: false,
  sort: { column: 'balance', descending: true },
} as const;

it('a saved filter is read as it was written, and removed alone', () => {
  const stored = { lang: 'fr', filters: { 5: filter, 9: { ...filter, sort: null } } };
  expect(readPerson(stored)).toEqual(stored);
  expect(readPerson(merge(stored, { filters: { 5: undefined } }))).toEqual({
    lang: 'fr',
    filters: { 9: { ...filter, sort: null } },
  });
});

it.each([
  { ...filter, kind: 'journal' },
  { ...filter, scope: 'linked' },
  { ...filter, text: 'x'.repeat(1001) },
  { ...filter, name: '' },
  { ...filter, sort: 'balance' },
  'reste>5000',
  null,
])('%j is no filter, and takes nothing else with it', (wrong) => {
  const read = readPerson({ lang: 'en', filters: { 5: wrong, 6: filter, 4: filter } });
  expect(read.lang).toBe('en');
  expect(read.filters?.[5]).toBeUndefined();
  expect(read.filters?.[6]).toEqual(filter);
  expect(read.filters).not.toHaveProperty('4');
});
