import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { copyValues } from '../../../src/tui/screen/copySpec.ts';
import { historySection } from '../../../src/tui/screen/historySection.ts';

const texts = createTranslator('fr', 'Europe/Paris');

it('every line of a card can be copied, under its label or its section, except empty values', () => {
  const sections = [
    {
      title: 'Gala',
      entries: [
        { label: 'Contact', value: 'Kevin Casey\nkevin@startup.io' },
        { label: 'Commercial', value: '—' },
        { label: 'Montant', value: '12\u202f000,00\u00a0€', values: [{ label: 'Montant', value: '12000,00' }] },
      ],
    },
    { title: 'Notes', entries: [{ value: 'Repli sous tente.\nParking.' }] },
    { title: 'Paiements', entries: [{ value: 'Aucun paiement.', values: [] }] },
  ];
  expect(copyValues(sections, 'Nom').map(({ label, value }) => `${label}=${value}`)).toEqual([
    'Contact=Kevin Casey',
    'Contact=kevin@startup.io',
    'Montant=12000,00',
    'Nom=Gala',
    'Notes=Repli sous tente.',
    'Notes=Parking.',
  ]);
});

it('the values of the history can be copied, the new and the old one', () => {
  const at = new Date('2026-11-23T13:00:00Z');
  const changes = [
    { field: 'email', before: 'old@a.fr', after: 'new@a.fr' },
    { field: 'phone', before: null, after: '0102030405' },
  ];
  const entry = { id: 1, at, by: { id: 2, name: 'Bill Boquet' }, action: 'update', changes, reason: null };
  const section = historySection([entry], (field) => `clients.field.${field}`, texts);
  const values = copyValues([{ entries: [] }, section], 'Nom');
  expect(values.map(({ label, value }) => `${label}=${value}`)).toEqual([
    'Historique=23/11/26 14:00 · Bill Boquet · modifié',
    'e-mail, depuis le 23/11/26 14:00=new@a.fr',
    'e-mail, avant le 23/11/26 14:00=old@a.fr',
    'téléphone, depuis le 23/11/26 14:00=0102030405',
  ]);
});
