import { it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';
import { expectDocsPart } from '../support/docs.ts';
import { keyTable } from '../support/keyTable.ts';
import { permissionTables } from '../support/permissionTables.ts';

it('docs/keys.md has every key as the screen has it', () => {
  expectDocsPart('docs/keys.md', 'keys', keyTable(createTranslator('en', 'Europe/Paris')));
});

it('docs/domain.md says who may do what as the application decides it', () => {
  expectDocsPart('docs/domain.md', 'permissions', permissionTables());
});
