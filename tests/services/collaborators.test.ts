import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import type { CollaboratorRecord } from '../../src/domain/records/collaborator.ts';
import { changePassword } from '../../src/services/changePassword.ts';
import { getClient, listClients } from '../../src/services/clients.ts';
import {
  changeDepartment,
  createCollaborator,
  deactivateCollaborator,
  getCollaborator,
  listCollaborators,
  listCommercials,
  listSupports,
  reactivateCollaborator,
  resetPassword,
  updateCollaborator,
  workOf,
} from '../../src/services/collaborators.ts';
import { assignSupport, getEvent } from '../../src/services/events.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient, newEvent } from '../factories/contracts.ts';
import { typedCollaborator } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion');
const FIRST = 'une phrase assez longue';
const OWN = 'encore une phrase à elle';
const nothing = { clientsTo: null, eventsTo: null } as const;

/** A new collaborator who has changed the first password. */
async function hire(role: string): Promise<{ record: CollaboratorRecord; session: Session }> {
  const input = typedCollaborator({ role, password: FIRST });
  const record = await createCollaborator(company.gestion, input, randomUUID());
  const session = await company.signIn(input.username, FIRST);
  await changePassword(session, { current: FIRST, next: OWN, again: OWN });
  return { record, session };
}

describe('gestion and the collaborators', () => {
  it('creates one who can sign in at once, and only once per form', async () => {
    const { gestion } = company;
    const [input, key] = [typedCollaborator(), randomUUID()];
    const record = await createCollaborator(gestion, input, key);
    expect(await createCollaborator(gestion, input, key)).toEqual(record);
    const session = await company.signIn(input.username, input.password);
    expect(session.actor).toMatchObject({ id: record.id, role: 'commercial', mustChangePassword: true });
    const { rows } = await listCollaborators(gestion, { text: input.username }, { from: 'start', limit: 5 });
    expect(rows).toEqual([record]);
  });

  it('gets a message beside each field that is invalid or taken', async () => {
    const { gestion } = company;
    const input = typedCollaborator();
    await createCollaborator(gestion, input, randomUUID());
    const again = (values: object) => told(createCollaborator(gestion, { ...input, ...values }, randomUUID()));
    expect((await again({ email: 'other@x.fr' })).fields).toEqual({ username: 'field.usernameTaken' });
    expect((await again({ username: 'somebody.else' })).fields).toEqual({ email: 'field.emailTaken' });
    expect((await again({})).fields).toEqual({ username: 'field.usernameTaken', email: 'field.emailTaken' });
    const wrong = await again({ firstName: '', username: 'Majuscule', email: 'x', role: 'chef', password: 'court' });
    expect(wrong.fields).toEqual({
      firstName: 'field.required',
      username: 'field.username',
      email: 'field.email',
      role: 'field.choice',
      password: 'field.passwordShort',
    });
  });

  it('learns that the account of an inactive collaborator has both values, for both fields at once', async () => {
    const { gestion } = company;
    const input = typedCollaborator();
    const gone = await createCollaborator(gestion, input, randomUUID());
    await deactivateCollaborator(gestion, gone.id, gone.version, nothing);
    const inactive = { username: 'field.accountInactive', email: 'field.accountInactive' };
    expect((await told(createCollaborator(gestion, input, randomUUID()))).fields).toEqual(inactive);
    const other = await createCollaborator(gestion, typedCollaborator(), randomUUID());
    const { username, email } = input;
    const taken = updateCollaborator(gestion, other.id, other.version, { username, email });
    expect((await told(taken)).fields).toEqual(inactive);
  });

  it('may not give or take a password that is easy to guess, by what is known of whose it is', async () => {
    const { gestion } = company;
    const input = { ...typedCollaborator(), lastName: 'Vasseur', email: `${randomUUID()}@lachaume.example` };
    const refused = async (saved: Promise<unknown>) => (await told(saved)).fields;
    const create = (password: string) => createCollaborator(gestion, { ...input, password }, randomUUID());
    expect(await refused(create('azertyuiopqsdf'))).toEqual({ password: 'field.passwordKeyboard' });
    expect(await refused(create('Lachaume Vasseur'))).toEqual({ password: 'field.passwordOwner' });
    const { id } = await createCollaborator(gestion, { ...input, password: FIRST }, randomUUID());
    expect(await refused(resetPassword(gestion, id, 'Lachaume Vasseur'))).toEqual({ password: 'field.passwordOwner' });
    const session = await company.signIn(input.username, FIRST);
    const own = { current: FIRST, next: 'Lachaume Vasseur', again: 'Lachaume Vasseur' };
    expect(await refused(changePassword(session, own))).toEqual({ next: 'field.passwordOwner' });
    expect((await company.signIn(input.username, FIRST)).actor.mustChangePassword).toBe(true);
  });

  it('updates names, and gets a conflict after another update', async () => {
    const { gestion } = company;
    const { record } = await hire('support');
    const input = { ...typedCollaborator(), lastName: 'Nouveau-Nom' };
    const updated = await updateCollaborator(gestion, record.id, record.version, input);
    expect(updated.lastName).toBe('Nouveau-Nom');
    expect((await told(updateCollaborator(gestion, record.id, record.version, input))).code).toBe('conflict');
  });

  it('sees the active collaborators of each department', async () => {
    const { gestion } = company;
    const { record } = await hire('support');
    expect((await listSupports(gestion)).map(({ id }) => id)).toContain(record.id);
    await deactivateCollaborator(gestion, record.id, record.version, nothing);
    expect((await listSupports(gestion)).map(({ id }) => id)).not.toContain(record.id);
    expect((await listCommercials(gestion)).map(({ name }) => name)).toContain('Bill Boquet');
    expect((await listCommercials(gestion)).map(({ name }) => name)).not.toContain('Hugo Lemaire');
  });
});

describe('a collaborator to deactivate', () => {
  it('is refused while work is left; with a hand-over, the sessions end and the name stays', async () => {
    const { gestion, bill } = company;
    const { record, session } = await hire('commercial');
    const client = await newClient(session);
    expect(await workOf(gestion, record.id)).toMatchObject({ clients: 1, events: 0 });
    const leave = (clientsTo: number | null) =>
      deactivateCollaborator(gestion, record.id, record.version, { clientsTo, eventsTo: null });
    expect((await told(leave(null))).key).toBe('rule.collaborator_has_work');
    expect((await told(leave(company.kate.actor.id))).key).toBe('rule.collaborator_handover');
    expect(await workOf(gestion, record.id)).toMatchObject({ clients: 1, events: 0 });
    const ended = new Promise<void>((resolve) => session.onEnded(() => resolve()));
    expect((await leave(bill.actor.id)).isActive).toBe(false);
    await ended;
    expect((await told(listClients(session, { scope: 'all' }, { from: 'start', limit: 1 }))).key).toBe(
      'refused.sessionEnded',
    );
    expect((await getClient(bill, client.id)).commercial?.name).toBe('Bill Boquet');
    expect((await told(company.signIn(record.username, OWN))).key).toBe('refused.signIn');
  });

  it('is shut out at once even while rows are locked, and gestion is asked to try again', async () => {
    const { gestion } = company;
    const { record, session } = await hire('support');
    const holder = await createConnection({ ...company.server.admin, database: 'epicevent' });
    try {
      await holder.query('START TRANSACTION');
      await holder.query('SELECT * FROM collaborator LOCK IN SHARE MODE');
      const ended = new Promise<void>((resolve) => session.onEnded(() => resolve()));
      const leave = () => deactivateCollaborator(gestion, record.id, record.version, nothing);
      expect((await told(leave())).key).toBe('rule.collaborator_locked_out');
      await ended;
      expect((await told(company.signIn(record.username, OWN))).key).toBe('refused.sessionEnded');
      await holder.query('ROLLBACK');
      expect((await leave()).isActive).toBe(false);
    } finally {
      await holder.end();
    }
  });

  it('of support leaves the events to another support, or to nobody', async () => {
    const { gestion, bill, alienor } = company;
    for (const [eventsTo, name] of [
      [alienor.actor.id, 'Aliénor Vichum'],
      ['unassigned', undefined],
    ] as const) {
      const { record } = await hire('support');
      const event = await newEvent(bill, gestion, { start: '7/7/2029 10h', end: '7/7/2029 12h' });
      await assignSupport(gestion, event.id, event.version, record.id);
      expect(await workOf(gestion, record.id)).toMatchObject({ clients: 0, events: 1 });
      await deactivateCollaborator(gestion, record.id, record.version, { clientsTo: null, eventsTo });
      expect((await getEvent(bill, event.id)).support?.name).toBe(name);
    }
  });

  it('comes back with the previous department', async () => {
    const { gestion } = company;
    const { record } = await hire('commercial');
    const gone = await deactivateCollaborator(gestion, record.id, record.version, nothing);
    expect((await told(deactivateCollaborator(gestion, record.id, gone.version, nothing))).key).toBe(
      'refused.isActiveCollaborator',
    );
    await reactivateCollaborator(gestion, record.id, gone.version);
    const session = await company.signIn(record.username, OWN);
    await newClient(session);
  });

  it('is never the actor', async () => {
    const { gestion } = company;
    const me = await getCollaborator(gestion, gestion.actor.id);
    expect((await told(deactivateCollaborator(gestion, me.id, me.version, nothing))).key).toBe(
      'refused.isSomebodyElse',
    );
    expect((await told(changeDepartment(gestion, me.id, me.version, 'support', nothing))).key).toBe(
      'refused.isSomebodyElse',
    );
  });
});

describe('a change of department', () => {
  it('ends the sessions, gives the new rights and revokes the old ones', async () => {
    const { gestion, bill } = company;
    const { record, session } = await hire('commercial');
    await newClient(session);
    const move = (clientsTo: number | null) =>
      changeDepartment(gestion, record.id, record.version, 'support', { clientsTo, eventsTo: null });
    expect((await told(move(null))).key).toBe('rule.collaborator_has_work');
    const ended = new Promise<void>((resolve) => session.onEnded(() => resolve()));
    expect((await move(bill.actor.id)).role).toBe('support');
    await ended;
    const moved = await company.signIn(record.username, OWN);
    expect(moved.actor.role).toBe('support');
    expect((await told(newClient(moved))).key).toBe('refused.client.create');
  });

  it('conflicts with an earlier change', async () => {
    const { gestion } = company;
    const { record } = await hire('support');
    await updateCollaborator(gestion, record.id, record.version, typedCollaborator());
    const refusal = await told(changeDepartment(gestion, record.id, record.version, 'commercial', nothing));
    expect(refusal.code).toBe('conflict');
  });
});
