import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { doubtsOf, recognised, valuesOf } from './support.ts';

const ofContact = (...lines: CellValue[]) =>
  recognised([
    ['Gala'],
    ['Client name', 'Lou Bouzin'],
    ...lines.map((cell, at) => [at === 0 ? 'Client contact' : null, cell]),
    ['Location', 'Tours'],
  ]).records[0];

function read(...lines: CellValue[]) {
  const { fullName, email, phone } = valuesOf(ofContact(...lines));
  return [fullName, email, phone];
}

describe('a contact', () => {
  it.each<[CellValue[], (string | undefined)[]]>([
    [['john.ouick@gmail.com +1 234 567 8901'], ['Lou Bouzin', 'john.ouick@gmail.com', '+1 234 567 8901']],
    [
      ['Jacky Blangier', 'jacky@loubouzin.grd', '+ 666 12345'],
      ['Jacky Blangier', 'jacky@loubouzin.grd', '+ 666 12345'],
    ],
    [['Jacky Blangier\njacky@loubouzin.grd\n+ 666 12345'], ['Jacky Blangier', 'jacky@loubouzin.grd', '+ 666 12345']],
    [['Jacky Blangier <jacky@loubouzin.grd>'], ['Jacky Blangier', 'jacky@loubouzin.grd', undefined]],
    [
      ['Jacky Blangier (jacky@loubouzin.grd), tél : 06 12 34 56 78'],
      ['Jacky Blangier', 'jacky@loubouzin.grd', '06 12 34 56 78'],
    ],
    [['mailto:jacky@loubouzin.grd'], ['Lou Bouzin', 'jacky@loubouzin.grd', undefined]],
    [['Jacky Blangier / 01.23.45.67.89 poste 12'], ['Jacky Blangier', undefined, '01.23.45.67.89 poste 12']],
    [['+33 (0)6 12 34 56 78 Jacky Blangier'], ['Jacky Blangier', undefined, '+33 (0)6 12 34 56 78']],
    [['Jacky Blangier'], ['Jacky Blangier', undefined, undefined]],
    [['-'], ['Lou Bouzin', undefined, undefined]],
  ])('of %j is split', (lines, parts) => {
    expect(read(...lines)).toEqual(parts);
    expect(doubtsOf(ofContact(...lines))).toEqual({});
  });

  it('with two addresses or numbers takes the first, with a doubt', () => {
    const record = ofContact('a@b.fr; c@d.fr', '01 23 45 67 89 / 06 12 34 56 78');
    expect(valuesOf(record)).toMatchObject({ email: 'a@b.fr', phone: '01 23 45 67 89' });
    expect(record?.values.email?.doubt).toEqual({ key: 'imports.value.several', params: { others: 'c@d.fr' } });
    expect(record?.values.phone?.doubt).toEqual({ key: 'imports.value.several', params: { others: '06 12 34 56 78' } });
  });

  it('that is not known is doubtful, and the client is proposed', () =>
    expect(doubtsOf(ofContact('?'))).toEqual({ fullName: 'imports.value.unknown → Lou Bouzin' }));
});

describe('a column', () => {
  const headings = ['Société', 'Interlocuteur', 'E-mail', 'Téléphone'];
  const row = (...cells: CellValue[]) => recognised([headings, cells]).records[0];

  it('of numbers has lost the first zero of a phone', () => {
    const record = row('Lou Bouzin', 'Jacky Blangier', 'jacky@loubouzin.grd', 612345678);
    expect(record?.values.phone).toMatchObject({ value: '612345678', proposed: '0612345678' });
    expect(record?.values.phone?.doubt?.key).toBe('imports.value.phoneNumber');
  });

  it('of numbers that are no phone is doubtful, and keeps what it holds', () => {
    expect(doubtsOf(row('Lou Bouzin', 'Jacky', 'a@b.fr', 7.14913e-10))).toEqual({ phone: 'field.phone' });
    const record = recognised([['Gala'], ['Téléphone', 612345678, 'le soir'], ['Lieu', 'Tours']]).records[0];
    expect(record?.values.phone?.raw).toBe('612345678 le soir');
  });

  it('of e-mails with something else is doubtful', () => {
    expect(doubtsOf(row('Lou Bouzin', 'Jacky', 'jacky chez loubouzin', '12345'))).toEqual({ email: 'field.email' });
    expect(doubtsOf(row('Lou Bouzin', 'Jacky', 'a@b', '12345'))).toEqual({ email: 'field.email' });
  });

  it('of phones keeps a remark in its doubt', () =>
    expect(row('Lou Bouzin', 'Jacky', 'a@b.fr', '01 23 45 67 89 (le soir)')?.values.phone).toMatchObject({
      value: '01 23 45 67 89',
      doubt: { params: { others: 'le soir' } },
    }));

  it('of companies keeps digits and signs', () =>
    expect(valuesOf(row('Agence 1234567 & Fils', 'Jacky', 'a@b.fr', '12345')).clientName).toBe(
      'Agence 1234567 & Fils',
    ));
});
