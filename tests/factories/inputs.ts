import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/domain/days.ts';
import type { ClientInput } from '../../src/services/clients.ts';
import type { NewCollaboratorInput } from '../../src/services/collaborators.ts';
import type { EventInput } from '../../src/services/events.ts';
import type { PaymentInput } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';

/** Valid form inputs; each call can replace some values. */
export const typedClient = (values: Partial<ClientInput> = {}): ClientInput => ({
  companyName: 'Atelier Émeraude',
  fullName: 'Zoé Lefèvre',
  email: 'zoe@emeraude.fr',
  phone: '+33 1 22 33 44 55',
  ...values,
});

export const typedPayment = (values: Partial<PaymentInput> = {}): PaymentInput => ({
  amount: '100',
  paidOn: 'hier',
  method: 'transfer',
  note: '',
  ...values,
});

export const typedEvent = (values: Partial<EventInput> = {}): EventInput => ({
  name: 'Séminaire',
  start: 'demain 13h',
  end: 'demain 18h',
  location: 'Grande halle, Lyon',
  attendees: '75',
  notes: 'Prévoir un écran.\nAccès par la cour.',
  ...values,
});

export function typedCollaborator(values: Partial<NewCollaboratorInput> = {}): NewCollaboratorInput {
  const name = `p${randomUUID().slice(0, 8)}`;
  return {
    firstName: 'Paul',
    lastName: 'Essai',
    username: name,
    email: `${name}@epicevents.example`,
    role: 'commercial',
    password: 'une phrase assez longue',
    ...values,
  };
}

/**
 * A day so many days after the company's today, as users type it. The seeded events keep their distance from that day,
 * which is not always the day in UTC.
 */
export const typedDayIn = ({ clock }: Pick<Session, 'clock'>, days: number): string =>
  addDays(clock.today(), days).split('-').toReversed().join('/');
