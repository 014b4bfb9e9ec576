/** Every field that the history records has a name in both languages. */
import { expect, it } from 'vitest';
import { client } from '../../src/domain/records/client.ts';
import { collaborator } from '../../src/domain/records/collaborator.ts';
import { contract } from '../../src/domain/records/contract.ts';
import { event } from '../../src/domain/records/event.ts';
import { ownFields } from '../../src/domain/records/record.ts';
import { task } from '../../src/domain/records/task.ts';
import { taskTemplate } from '../../src/domain/records/taskTemplate.ts';
import { en } from '../../src/i18n/en/index.ts';
import { fr } from '../../src/i18n/fr/index.ts';

const records = {
  clients: client,
  contracts: contract,
  events: event,
  tasks: task,
  templates: taskTemplate,
  collaborators: collaborator,
};
const expected = Object.entries(records).flatMap(([kind, record]) =>
  ownFields(record).flatMap(([, { column, isInHistory }]) => (isInHistory ? [`${kind}.field.${column}`] : [])),
);

it.each([
  ['French', fr],
  ['English', en],
])('each field in the history has a name in %s', (_language, texts) => {
  expect(expected).toContain('clients.field.company_name');
  expect(expected.length).toBeGreaterThan(25);
  expect(expected.filter((key) => !(key in texts))).toEqual([]);
});
