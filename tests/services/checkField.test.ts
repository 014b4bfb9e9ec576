import { describe, expect, it } from 'vitest';
import { createCompanyClock } from '../../src/domain/companyClock.ts';
import type { Message } from '../../src/domain/errors.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { checkField, type FormName } from '../../src/services/checkField.ts';
import type { Session } from '../../src/services/session.ts';
import { actor } from '../factories/actors.ts';
import { typedClient, typedCollaborator, typedEvent, typedPayment } from '../factories/inputs.ts';
import { newKey } from '../support/publicKeys.ts';

const now = () => new Date('2026-11-23T18:00:00Z');
const session = {
  actor: actor('gestion', { username: 'gestion.demo' }),
  clock: createCompanyClock('Europe/Paris', now),
  texts: createTranslator('fr', 'Europe/Paris'),
} as Session;

const check = (form: FormName, field: string, values: object): string | null => {
  const problem: Message | null = checkField(session, form, field, values as Record<string, string>);
  return problem?.key ?? null;
};

const forms: Record<FormName, object> = {
  client: typedClient(),
  contract: { cost: '1 250,50' },
  payment: typedPayment(),
  event: typedEvent(),
  note: { kind: 'call', body: 'Rappeler mardi.\nDemander le devis.' },
  collaborator: typedCollaborator(),
  task: { title: 'rappeler le traiteur', when: 'mardi', addressee: 'gestion' },
  template: { name: 'mariage', taskLines: 'J-30 support : confirmer le traiteur' },
  request: { sentence: 'le client attend sa date' },
  decline: { reason: 'la salle est prise' },
  sshKey: { key: newKey.ed25519().line, password: 'une ancienne phrase' },
  password: { current: 'une ancienne phrase', next: 'une nouvelle phrase', again: 'une nouvelle phrase' },
};

describe('a field that just lost the focus', () => {
  it.each(Object.entries(forms))('of %s is valid as it was typed', (form, values) => {
    for (const field of Object.keys(values)) expect(check(form as FormName, field, values), field).toBeNull();
  });

  it.each(Object.entries(forms))('of %s has a message when it is empty and required', (form, values) => {
    const optional = ['note', 'sentence', 'attendees', 'notes', 'creationDate'];
    for (const field of Object.keys(values).filter((name) => !optional.includes(name))) {
      expect(check(form as FormName, field, { ...values, [field]: '' }), field).toBe('field.required');
    }
    for (const field of optional) expect(check(form as FormName, field, { ...values, [field]: '' })).toBeNull();
  });

  it('is checked together with the fields it depends on, while the others are still empty', () => {
    expect(check('event', 'end', { start: '4/6/2027 13h', end: '4/6/2027 12h' })).toBe('rule.event_dates');
    expect(check('event', 'start', { start: '4/6/2023 13h' })).toBeNull();
    expect(check('event', 'start', { start: '4/6/2023 13h', contractId: '652' })).toBe('rule.event_past_start');
    expect(check('password', 'again', { next: 'une nouvelle phrase', again: 'une autre' })).toBe('field.passwordAgain');
    expect(check('password', 'next', { next: 'gestion.demo-2026' })).toBe('field.passwordName');
    expect(check('collaborator', 'password', { username: 'paul.essai', password: 'paul.essai 2026' })).toBe(
      'field.passwordName',
    );
    expect(check('task', 'when', { when: 'J-30' })).toBe('field.daysBeforeNoEvent');
    expect(check('task', 'when', { when: 'J-30', eventDay: '2027-06-04' })).toBeNull();
    expect(check('template', 'taskLines', { taskLines: 'J-30 traiteur : confirmer' })).toBe('field.templateFor');
    expect(check('template', 'taskLines', { taskLines: 'confirmer' })).toBe('field.templateLine');
    expect(check('template', 'taskLines', { taskLines: 'J support : a\nJ-2 gestion : A' })).toBe('field.templateTwice');
    expect(check('payment', 'reason', { reason: ' ' })).toBe('field.required');
  });

  it('that the form does not have is no error', () => {
    expect(check('client', 'nothing', {})).toBeNull();
  });
});
