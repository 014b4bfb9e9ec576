import { describe, expect, it } from 'vitest';
import { type FormAction, type FormState, formReducer, isDirty, newForm } from '../../../src/tui/state/form.ts';

const fields = ['name', 'place', 'notes'];
const opened = newForm({ name: 'Gala', place: 'Lyon', notes: '' }, 3);
const play = (...actions: FormAction[]): FormState => actions.reduce(formReducer, opened);
const typed = (field: string, value: string): FormAction => ({ type: 'edit', field, value, cursor: value.length });

describe('a form', () => {
  it('is dirty once a value differs from the initial one, and clean after it is typed back', () => {
    expect(isDirty(opened)).toBe(false);
    expect(isDirty(play(typed('name', 'Galas')))).toBe(true);
    expect(isDirty(play(typed('name', 'Galas'), typed('name', 'Gala')))).toBe(false);
  });

  it('keeps the typed text through a refusal, and goes to the first invalid field', () => {
    const problems = { place: { key: 'field.required' } } as const;
    const refused = play(
      typed('name', 'Bal'),
      { type: 'saving' },
      { type: 'refused', problems, problem: null, fields },
    );
    expect(refused).toMatchObject({ phase: 'editing', focus: 1, problems, values: { name: 'Bal', place: 'Lyon' } });
  });

  it('drops an answer about a value that has changed meanwhile', () => {
    const late: FormAction = { type: 'checked', field: 'name', value: 'G', problem: { key: 'field.required' } };
    expect(play(typed('name', 'Gr'), late).problems).toEqual({});
  });

  it('asks for a warning again after a change of the form', () => {
    const warned = play({ type: 'warned', message: { key: 'clients.duplicate' } });
    expect(warned.isWarned).toBe(true);
    expect(formReducer(warned, typed('name', 'Autre')).isWarned).toBe(false);
  });

  it('shows both versions of a conflict, and keeps mine only in the fields that I changed', () => {
    const theirs = { name: 'Gala 2', place: 'Paris', notes: '' };
    const conflict = play(typed('name', 'Mon gala'), { type: 'conflict', theirs, version: 4, fields });
    expect(conflict).toMatchObject({ phase: 'conflict', version: 4, kept: { name: 'mine', place: 'theirs' } });
    const merged = formReducer(conflict, { type: 'merge' });
    expect(merged.values).toEqual({ name: 'Mon gala', place: 'Paris', notes: '' });
    expect(merged.phase).toBe('editing');
  });

  it('lets the user choose the other side of a conflict', () => {
    const theirs = { name: 'Gala 2', place: 'Lyon', notes: '' };
    const chosen = play(
      typed('name', 'Mon gala'),
      { type: 'conflict', theirs, version: 4, fields },
      { type: 'keep', field: 'name', side: 'theirs' },
      { type: 'merge' },
    );
    expect(chosen.values.name).toBe('Gala 2');
    expect(isDirty(chosen)).toBe(false);
  });
});
