import { expect, it } from 'vitest';
import { Conflict } from '../../../src/domain/errors.ts';
import { createBusy } from '../../../src/tui/state/busy.ts';
import { createFormController, type FormSpec } from '../../../src/tui/state/formController.ts';

/** A form whose record another user saves once meanwhile, as `theirs`. */
function formAgainst(theirs: { name: string }) {
  const tries: { values: unknown; version: number; key: string }[] = [];
  const saved: string[] = [];
  const spec: FormSpec<string> = {
    id: 'test',
    title: { key: 'form.saved' },
    fields: [{ name: 'name', label: 'clients.fullName', kind: 'text' }],
    values: { name: 'Gala' },
    version: 1,
    check: () => null,
    save: async (values, version, key) => {
      tries.push({ values, version, key });
      if (version === 1) throw new Conflict(theirs);
      // A value that is not sent stays as stored.
      return String(values.name ?? theirs.name);
    },
    theirs: (current: { name: string }) => ({ values: current, version: 2 }),
    onSaved: (name) => saved.push(name),
  };
  const form = createFormController(
    spec,
    () => undefined,
    () => ({ key: 'error.conflict' }),
    createBusy(),
  );
  return { form, tries, saved };
}

it('saves again automatically if the other user changed no field of the form', async () => {
  const { form, tries, saved } = formAgainst({ name: 'Bal' });
  form.store.dispatch({ type: 'edit', field: 'name', value: 'Bal', cursor: 3 });
  await form.save();
  await expect.poll(() => saved).toEqual(['Bal']);
  expect(tries.map(({ version }) => version)).toEqual([1, 2]);
});

it('asks which version to keep if both changed the same field, and saves the choice once', async () => {
  const { form, tries, saved } = formAgainst({ name: 'Fête' });
  form.store.dispatch({ type: 'edit', field: 'name', value: 'Bal', cursor: 3 });
  await form.save();
  expect(form.store.get()).toMatchObject({ phase: 'conflict', kept: { name: 'mine' } });
  await form.save();
  expect(saved).toEqual(['Bal']);
  expect(new Set(tries.map(({ key }) => key)).size).toBe(1);
});
