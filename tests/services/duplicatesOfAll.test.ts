/** Many inputs asked about together get the same answers as one by one. */
import { expect, it } from 'vitest';
import { listClients } from '../../src/services/clients.ts';
import { findDuplicates, findDuplicatesOfAll } from '../../src/services/findDuplicates.ts';
import { staff } from '../factories/people.ts';

const company = staff('gestion');

it('each input has the clients that it has alone, in the same order', async () => {
  const { gestion } = company;
  const { rows } = await listClients(gestion, { scope: 'all' }, { from: 'start', limit: 40 });
  const inputs = rows.flatMap(({ companyName, fullName, email, phone }) => [
    { companyName: companyName.toUpperCase(), fullName: fullName.replaceAll(' ', '-'), email: '', phone: '' },
    { companyName: 'Autre', fullName: 'Autre', email: email.toUpperCase(), phone: '' },
    { companyName, fullName: '', email: 'nobody@nowhere.example', phone: phone.replace(/^0/, '+33 ') },
    { companyName: '', fullName: '', email: '', phone: '12' },
  ]);
  const alone = [];
  for (const input of inputs) alone.push(await findDuplicates(gestion, input));
  const counts: number[] = [];
  const together = await findDuplicatesOfAll(gestion, inputs, { onClients: (count) => void counts.push(count) });
  expect(together).toEqual(alone);
  expect(alone.filter((found) => found.length > 0).length).toBeGreaterThan(rows.length);
  expect(counts.at(-1)).toBe(inputs.length);
});

it('stops when it is asked to, and tells nothing of nothing', async () => {
  const { gestion } = company;
  expect(await findDuplicatesOfAll(gestion, [], {})).toEqual([]);
  const stopped = findDuplicatesOfAll(gestion, [{ email: 'a@b.example' }], { signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow();
});
