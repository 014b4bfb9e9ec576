import { expect, it } from 'vitest';
import type { TextKey } from '../../../src/domain/errors.ts';
import type { ClientRecord } from '../../../src/domain/records/client.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import type { FoundRecord } from '../../../src/services/lists/findRecords.ts';
import { type Command, hitOption, hitsOf } from '../../../src/tui/screen/commandHits.ts';

const texts = createTranslator('fr', 'Europe/Paris');
const command = (title: TextKey): Command => ({
  binding: { id: title, keys: ['x'], label: title, title, run: () => undefined },
  context: () => ({}) as never,
  place: 'Contrats',
  enter: () => undefined,
});
const commands = (['contracts.sign', 'contracts.pay', 'contracts.titleAll'] as const).map(command);
const record = { id: 1, companyName: 'Marchand SA', fullName: 'Marc Marchand', phone: '01' } as ClientRecord;
const client: FoundRecord = { kind: 'client', record };

const found = (text: string, records: readonly FoundRecord[] = [client]) =>
  hitsOf(text, commands, records, texts).map((hit) => hitOption(hit, texts).label);

it('without a text every action is listed', () => {
  expect(found('', [])).toHaveLength(3);
});

it('three letters are a name rather than an action', () => {
  expect(found('mar')).toEqual(['Client : Marchand SA · Marc Marchand', 'Contrats : Marquer le contrat comme signé']);
});

it('an action’s own words come first, whatever their order and accents', () => {
  expect(found('SIGNE marquer')[0]).toBe('Contrats : Marquer le contrat comme signé');
  expect(found('paiem')[0]).toBe('Contrats : Enregistrer un paiement');
});

it('full-width letters and ligatures match plain ones, as in the search of records', () => {
  expect(found('ｐａｉｅｍ', [])).toEqual(['Contrats : Enregistrer un paiement']);
});

it('a text that matches nothing finds nothing', () => {
  expect(found('zzz', [])).toEqual([]);
});
