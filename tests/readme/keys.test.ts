import { it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';
import { keyTable } from '../support/keyTable.ts';
import { expectReadmePart } from '../support/readme.ts';

it('the README has every key as the screen has it', () => {
  expectReadmePart('keys', keyTable(createTranslator('en', 'Europe/Paris')));
});
