import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/roles.ts';
import { can } from '../../src/policies/can.ts';
import { type Action, permissions } from '../../src/policies/permissions.ts';
import { actor } from '../factories/actors.ts';

const ME = { id: 1, name: 'Ada Martin' };
const OTHER = { id: 2, name: 'Bill Boquet' };

/** Every record that the rules distinguish. */
const clients = {
  'own client': { commercial: ME, isActive: true },
  'own deactivated client': { commercial: ME, isActive: false },
  'foreign client': { commercial: OTHER, isActive: true },
  'foreign deactivated client': { commercial: OTHER, isActive: false },
  'nobody’s client': { commercial: null, isActive: true },
};
const STATUTS = ['draft', 'to_sign', 'signed', 'closed', 'cancelled'] as const;
const contracts = Object.fromEntries(
  STATUTS.flatMap((statut) => [
    [`own ${statut}`, { commercial: ME, statut, isActive: true }],
    [`foreign ${statut}`, { commercial: OTHER, statut, isActive: true }],
  ]),
);
const events = {
  'own unassigned': { commercial: ME, support: null, isActive: true },
  'own assigned to another': { commercial: ME, support: OTHER, isActive: true },
  'own cancelled': { commercial: ME, support: null, isActive: false },
  'foreign unassigned': { commercial: OTHER, support: null, isActive: true },
  'foreign assigned to me': { commercial: OTHER, support: ME, isActive: true },
  'foreign assigned to another': { commercial: OTHER, support: OTHER, isActive: true },
  'cancelled assigned to me': { commercial: OTHER, support: ME, isActive: false },
};
const collaborators = {
  myself: { id: 1, role: 'gestion', isActive: true },
  'active colleague': { id: 2, role: 'support', isActive: true },
  'former colleague': { id: 3, role: 'support', isActive: false },
} as const;
const TASK = {
  assignee: null,
  department: null,
  createdBy: OTHER,
  doneAt: null,
  askedAction: null,
  isActive: true,
  isRecordActive: true,
};
const DONE = new Date('2026-11-29T10:00:00Z');
const tasks = Object.fromEntries(
  Object.entries({
    'for me': { assignee: ME },
    'given by me': { assignee: OTHER, createdBy: ME },
    'for gestion': { department: 'gestion' },
    'for commercial': { department: 'commercial' },
    'for support': { department: 'support' },
    'for another': { assignee: OTHER },
    'request to me': { assignee: ME, askedAction: 'contract.issue' },
    'request to gestion': { department: 'gestion', askedAction: 'contract.issue' },
    'request to another by me': { assignee: OTHER, createdBy: ME, askedAction: 'contract.issue' },
  }).flatMap(([name, whose]) => [
    [`open ${name}`, { ...TASK, ...whose }],
    [`done ${name}`, { ...TASK, ...whose, doneAt: DONE }],
    [`cancelled ${name}`, { ...TASK, ...whose, isActive: false }],
    [`with its record ${name}`, { ...TASK, ...whose, isRecordActive: false }],
  ]),
);
/** The tasks in this state that a department finishes: its own, and those that I gave. */
const mine = (state: string) =>
  Object.fromEntries(
    (['gestion', 'commercial', 'support'] as const).map((role) => [
      role,
      some(tasks, new RegExp(`^${state} ((for|request to) (me|${role})|.*by me)$`)),
    ]),
  );
/** Those that gestion changes, and of the others who gave them. */
const given = (state: string) => ({
  gestion: some(tasks, new RegExp(`^${state} `)),
  commercial: some(tasks, new RegExp(`^${state} .*by me$`)),
  support: some(tasks, new RegExp(`^${state} .*by me$`)),
});
const noteParents = {
  'own record': { commercial: ME, support: OTHER },
  'served record': { commercial: OTHER, support: ME },
  'foreign record': { commercial: OTHER, support: OTHER },
  'nobody’s record': { commercial: null, support: null },
};
const notes = {
  'own note': { author: ME, isActive: true },
  'own withdrawn note': { author: ME, isActive: false },
  'foreign note': { author: OTHER, isActive: true },
  'nobody’s note': { author: null, isActive: true },
};
const imports = {
  'own import': { importedBy: ME, isUndone: false },
  'foreign import': { importedBy: OTHER, isUndone: false },
  'own undone import': { importedBy: ME, isUndone: true },
};
const templates = { 'template in use': { isActive: true }, 'retired template': { isActive: false } };
const payments = { payment: { amount: '10.00' }, reversal: { amount: '-10.00' } };
const nothing = { '': null };

const all = (records: object): string[] => Object.keys(records);
const some = (records: object, pattern: RegExp): string[] => all(records).filter((name) => pattern.test(name));
const live = some(events, /assigned/).filter((name) => !name.startsWith('cancelled'));
const YES = [''];
const EVERYBODY = { gestion: YES, commercial: YES, support: YES, collaborator: YES };

/**
 * The expected permission table, written by hand from the domain: the records on which each department may do each
 * action.
 */
const table: Record<Action, [records: object, allowed: Partial<Record<Role, string[]>>]> = {
  'client.list': [nothing, EVERYBODY],
  'client.create': [nothing, { commercial: YES }],
  'client.update': [clients, { commercial: ['own client', 'own deactivated client'] }],
  'client.deactivate': [clients, { commercial: ['own client'] }],
  'client.reactivate': [clients, { commercial: ['own deactivated client'] }],
  'client.reassign': [clients, { gestion: all(clients) }],
  'contract.list': [nothing, EVERYBODY],
  'contract.create': [
    clients,
    { gestion: ['own client', 'foreign client', 'nobody’s client'], commercial: ['own client'] },
  ],
  'contract.update': [
    contracts,
    { gestion: some(contracts, /draft|to_sign/), commercial: ['own draft', 'own to_sign'] },
  ],
  'contract.moveDays': [contracts, { gestion: some(contracts, / signed|closed/) }],
  'contract.issue': [contracts, { gestion: some(contracts, /draft/) }],
  'contract.sign': [contracts, { gestion: some(contracts, /to_sign/), commercial: ['own to_sign'] }],
  'contract.cancel': [contracts, { gestion: some(contracts, /draft|to_sign|signed/) }],
  'contract.close': [contracts, { gestion: some(contracts, / signed/) }],
  'terms.update': [nothing, { gestion: YES }],
  'payment.list': [nothing, EVERYBODY],
  'payment.record': [contracts, { gestion: some(contracts, /to_sign|signed|closed/) }],
  'payment.reverse': [payments, { gestion: ['payment'] }],
  'event.list': [nothing, EVERYBODY],
  'event.create': [contracts, { commercial: ['own signed'] }],
  'event.assign': [events, { gestion: some(events, /assigned/).filter((name) => !name.startsWith('cancelled')) }],
  'event.update': [events, { commercial: ['own unassigned'], support: ['foreign assigned to me'] }],
  'event.cancel': [
    events,
    {
      gestion: some(events, /assigned/).filter((name) => !name.startsWith('cancelled')),
      commercial: ['own unassigned'],
    },
  ],
  'task.list': [nothing, EVERYBODY],
  'task.create': [nothing, { gestion: YES, commercial: YES, support: YES }],
  'task.update': [tasks, given('open')],
  'task.finish': [tasks, mine('open')],
  'task.reopen': [tasks, mine('done')],
  'task.cancel': [tasks, given('open')],
  'task.restore': [tasks, given('cancelled')],
  'task.decline': [
    tasks,
    {
      gestion: some(tasks, /^open request/),
      commercial: ['open request to me'],
      support: ['open request to me'],
    },
  ],
  'template.list': [nothing, EVERYBODY],
  'template.create': [nothing, { gestion: YES, support: YES }],
  'template.update': [templates, { gestion: ['template in use'], support: ['template in use'] }],
  'template.deactivate': [templates, { gestion: ['template in use'], support: ['template in use'] }],
  'template.reactivate': [templates, { gestion: ['retired template'], support: ['retired template'] }],
  'template.apply': [events, { gestion: live, commercial: live, support: live }],
  'import.clients': [nothing, { gestion: YES, commercial: YES }],
  'import.records': [nothing, { gestion: YES }],
  'import.list': [nothing, EVERYBODY],
  'import.undo': [imports, { gestion: ['own import', 'foreign import'], commercial: ['own import'] }],
  'note.list': [nothing, EVERYBODY],
  'note.add': [noteParents, { gestion: all(noteParents), commercial: ['own record'], support: ['served record'] }],
  'note.withdraw': [notes, { gestion: ['own note'], commercial: ['own note'], support: ['own note'] }],
  'collaborator.list': [nothing, { gestion: YES }],
  'collaborator.names': [nothing, EVERYBODY],
  'collaborator.create': [nothing, { gestion: YES }],
  'collaborator.update': [collaborators, { gestion: all(collaborators) }],
  'collaborator.changeDepartment': [collaborators, { gestion: ['active colleague', 'former colleague'] }],
  'collaborator.deactivate': [collaborators, { gestion: ['active colleague'] }],
  'collaborator.reactivate': [collaborators, { gestion: ['former colleague'] }],
  'collaborator.resetPassword': [collaborators, { gestion: ['active colleague', 'former colleague'] }],
  'collaborator.endSession': [nothing, { gestion: YES }],
  'key.list': [nothing, EVERYBODY],
  'key.add': [
    collaborators,
    {
      gestion: ['myself', 'active colleague'],
      commercial: ['myself'],
      support: ['myself'],
      collaborator: ['myself'],
    },
  ],
  'key.remove': [
    collaborators,
    { gestion: all(collaborators), commercial: ['myself'], support: ['myself'], collaborator: ['myself'] },
  ],
  'history.list': [nothing, EVERYBODY],
  'password.change': [nothing, EVERYBODY],
};

describe.each(ROLES)('the permission table, for %s', (role) => {
  it.each(Object.keys(permissions) as Action[])('%s is allowed on exactly the expected records', (action) => {
    const [records, allowed] = table[action];
    const found = Object.entries(records).filter(([, record]) => can(actor(role), action, record as never).allowed);
    expect(found.map(([name]) => name)).toEqual(allowed[role] ?? []);
  });
});

describe('the table itself', () => {
  it('contains every action that the code asks for, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(permissions).sort());
  });

  it('allows nothing but a change of password before the first password is changed', () => {
    for (const role of ROLES) {
      for (const action of Object.keys(permissions) as Action[]) {
        const [records] = table[action];
        const newcomer = actor(role, { mustChangePassword: true });
        for (const record of Object.values(records)) {
          expect(can(newcomer, action, record as never).allowed).toBe(action === 'password.change');
        }
      }
    }
  });
});
