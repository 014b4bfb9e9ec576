import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { client } from '../../src/domain/records/client.ts';
import { collaborator } from '../../src/domain/records/collaborator.ts';
import { contract } from '../../src/domain/records/contract.ts';
import { event } from '../../src/domain/records/event.ts';
import { task } from '../../src/domain/records/task.ts';
import { taskTemplate } from '../../src/domain/records/taskTemplate.ts';
import { fr } from '../../src/i18n/fr/index.ts';

const source = new URL('../../src', import.meta.url).pathname;
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^i18n\/(?:fr|en)\//.test(path))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

/** Keys that end in `_one` and `_other` are used without that ending. */
const keys = new Set(Object.keys(fr).map((key) => key.replace(/_(?:one|other)$/, '')));

/** Every word in the code that may complete a composed key: texts, names of properties, and columns of records. */
const words = new Set([
  ...[...code.matchAll(/'([\w.+-]+)'/g)].map(([, word]) => word ?? ''),
  ...[...code.matchAll(/(\w+)\??:/g)].map(([, word]) => word ?? ''),
  ...[client, contract, event, task, taskTemplate, collaborator].flatMap(({ fields }) =>
    Object.values(fields).map(({ column }) => column),
  ),
]);

/** Composed keys, such as `statut.${statut}`: the parts before and after the variable. */
const made = [...code.matchAll(/`([\w.]*)\$\{[^}`]+\}(\w*)`/g)].map(([, before = '', after = '']) => ({
  before,
  after,
}));
for (const [, prefix] of code.matchAll(/textPrefix: '([\w.]+)'/g)) made.push({ before: `${prefix}.`, after: '' });

function isAskedFor(key: string): boolean {
  if (words.has(key)) return true;
  return made.some(({ before, after }) => {
    const isShaped = before + after !== '' && key.startsWith(before) && key.endsWith(after);
    return isShaped && words.has(key.slice(before.length, key.length - after.length));
  });
}

it('the code uses every text', () => {
  expect([...keys].filter((key) => !isAskedFor(key))).toEqual([]);
});

it('every text that the code uses exists', () => {
  const asked = [
    ...code.matchAll(/\bt\(([^()`]*)\)/g),
    ...code.matchAll(/\b(?:key|label|hint|empty): ('[a-z]\w*\.[\w.]+')/gi),
    ...code.matchAll(/\brefused\(('[\w.]+')/g),
  ].flatMap(([, text = '']) => [...text.matchAll(/'([a-z]\w*\.[\w.+]+)'/gi)].map(([, key = '']) => key));
  expect(asked.length).toBeGreaterThan(200);
  expect([...new Set(asked)].filter((key) => !keys.has(key))).toEqual([]);
});
