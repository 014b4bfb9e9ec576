import { describe, expect, it } from 'vitest';
import { ROLES } from '../../src/domain/roles.ts';
import type { Addressee } from '../../src/policies/asking.ts';
import { can } from '../../src/policies/can.ts';
import { type Action, permissions } from '../../src/policies/permissions.ts';
import { actor } from '../factories/actors.ts';

const BILL = { id: 2, name: 'Bill Boquet' };
const KATE = { id: 3, name: 'Kate Hastroff' };
const bill = { person: BILL };
const kate = { person: KATE };
const gestion = { department: 'gestion' } as const;

const client = (isActive: boolean) => ({ id: 10, commercial: BILL, isActive });
const contract = (statut: string) => ({ id: 652, commercial: BILL, statut, isActive: true });
const event = (support: typeof KATE | null, isActive = true) => ({ id: 109, commercial: BILL, support, isActive });

/** Every state of a record that the rules distinguish. Nobody who asks here is its commercial or its support. */
const RECORDS = {
  client: { active: client(true), deactivated: client(false) },
  contract: Object.fromEntries(
    ['draft', 'to_sign', 'signed', 'closed', 'cancelled'].map((statut) => [statut, contract(statut)]),
  ),
  event: { unassigned: event(null), assigned: event(KATE), cancelled: event(KATE, false) },
  payment: {
    payment: { id: 7, contractId: 652, amount: '10.00' },
    reversal: { id: 8, contractId: 652, amount: '-10.00' },
  },
} as const;

/**
 * Whom to ask for what, written by hand from the domain: one person before a department, and nobody where the state of
 * the record forbids it. An action that is not named is never asked for.
 */
const ASKED: { readonly [A in Action]?: [keyof typeof RECORDS, Readonly<Record<string, Addressee>>] } = {
  'client.update': ['client', { active: bill }],
  'client.deactivate': ['client', { active: bill }],
  'client.reassign': ['client', { active: gestion }],
  'contract.create': ['client', { active: bill }],
  'contract.update': ['contract', { draft: bill, to_sign: bill }],
  'contract.moveDays': ['contract', { signed: gestion, closed: gestion }],
  'contract.issue': ['contract', { draft: gestion }],
  'contract.sign': ['contract', { to_sign: bill }],
  'contract.cancel': ['contract', { draft: gestion, to_sign: gestion, signed: gestion }],
  'contract.close': ['contract', { signed: gestion }],
  'payment.record': ['contract', { to_sign: gestion, signed: gestion, closed: gestion }],
  'payment.reverse': ['payment', { payment: gestion }],
  'event.create': ['contract', { signed: bill }],
  'event.assign': ['event', { unassigned: gestion, assigned: gestion }],
  'event.update': ['event', { unassigned: bill, assigned: kate }],
  'event.cancel': ['event', { unassigned: bill, assigned: gestion }],
};
const askable = new Set(Object.keys(ASKED));

describe.each(ROLES)('what %s can ask for', (role) => {
  it.each(Object.keys(permissions) as Action[])('%s', (action) => {
    const found = ASKED[action];
    if (!found) return expect(askable.has(action)).toBe(false);
    const [kind, states] = found;
    for (const [state, record] of Object.entries(RECORDS[kind])) {
      const verdict = can(actor(role), action, record as never);
      const asking = verdict.allowed ? undefined : verdict.asking;
      if (verdict.allowed || role === 'collaborator') expect(asking).toBeUndefined();
      else expect(asking?.of, `${action} ${state}`).toEqual(states[state]);
    }
  });

  it('nothing without a record, and not that a deactivated client comes back: it takes no tasks', () => {
    for (const action of Object.keys(permissions) as Action[]) {
      const verdict = can(actor(role), action, null);
      if (!verdict.allowed) expect(verdict.asking, action).toBeUndefined();
    }
    for (const record of Object.values(RECORDS.client)) {
      expect(can(actor(role), 'client.reactivate', record)).not.toHaveProperty('asking');
    }
  });
});

describe('a request', () => {
  const asking = (...args: Parameters<typeof can>) => {
    const verdict = can(...args);
    return verdict.allowed ? undefined : verdict.asking;
  };

  it('is on the record; on the parent of what is to be created, and on the contract of a payment', () => {
    expect(asking(actor('support'), 'contract.create', client(true))?.on).toEqual({ kind: 'client', id: 10 });
    expect(asking(actor('support'), 'event.create', contract('signed') as never)?.on.kind).toBe('contract');
    const payment = { amount: '1.00', contractId: 652 };
    expect(asking(actor('support'), 'payment.reverse', payment)?.on).toEqual({ kind: 'contract', id: 652 });
  });

  it('is not offered to who may do it, to oneself, or before the first password is changed', () => {
    expect(asking(actor('commercial', { id: 2 }), 'contract.sign', contract('to_sign') as never)).toBeUndefined();
    // Who was a commercial before is still named on the record.
    expect(asking(actor('support', { id: 2 }), 'client.update', client(true))).toBeUndefined();
    const newcomer = actor('support', { mustChangePassword: true });
    expect(asking(newcomer, 'client.update', client(true))).toBeUndefined();
  });

  it('goes to the department where nobody is named, and nowhere without that', () => {
    const orphan = { ...client(true), commercial: null };
    expect(asking(actor('support'), 'contract.create', orphan)?.of).toEqual(gestion);
    expect(asking(actor('support'), 'client.update', orphan)).toBeUndefined();
    expect(asking(actor('support'), 'client.update', null)).toBeUndefined();
  });
});
