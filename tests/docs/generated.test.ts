import { it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';
import { expectDocsPart } from '../support/docs.ts';
import { keyTable } from '../support/keyTable.ts';
import { permissionTables } from '../support/permissionTables.ts';

it('docs/keys.md lists the keys of the screen', () => {
  expectDocsPart('docs/keys.md', 'keys', keyTable(createTranslator('en', 'Europe/Paris')));
});

it('docs/domain.md shows the permissions of the application', () => {
  expectDocsPart('docs/domain.md', 'permissions', permissionTables());
});
