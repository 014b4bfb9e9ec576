import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deactivateClient, reactivateClient, reassignClient, updateClient } from '../../src/services/clients.ts';
import { createContract, issueContract, signContract, updateContract } from '../../src/services/contracts.ts';
import { assignSupport, cancelEvent, createEvent, updateEvent } from '../../src/services/events.ts';
import { newClient, newDraft, newEvent, newSigned } from '../factories/contracts.ts';
import { typedClient, typedEvent } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion');

describe('rules are decided on the stored row, whatever the input says', () => {
  it('a commercial changes only own clients', async () => {
    const { bill, camille } = company;
    const client = await newClient(bill);
    const forged = { ...typedClient(), commercialId: camille.actor.id, commercial: { id: camille.actor.id } };
    const refusal = await told(updateClient(camille, client.id, client.version, forged));
    expect(refusal).toMatchObject({ code: 'not_allowed', key: 'refused.isOwnClient' });
    expect(refusal.error.problem.params?.commercial).toBe('Bill Boquet');
    expect((await told(deactivateClient(camille, client.id, client.version))).key).toBe('refused.isOwnClient');
    expect((await told(createContract(camille, { clientId: client.id, cost: '5' }, randomUUID()))).key).toBe(
      'refused.isOwnClient',
    );
    const kept = await updateClient(bill, client.id, client.version, forged as never);
    expect(kept.commercial?.name).toBe('Bill Boquet');
  });

  it('a reassigned client belongs to the other commercial at once', async () => {
    const { bill, camille, gestion, kate } = company;
    const client = await newClient(bill);
    expect((await told(reassignClient(gestion, client.id, client.version, kate.actor.id))).key).toBe(
      'rule.client_commercial_invalid',
    );
    const moved = await reassignClient(gestion, client.id, client.version, camille.actor.id);
    expect((await told(updateClient(bill, moved.id, moved.version, typedClient()))).key).toBe('refused.isOwnClient');
    await updateClient(camille, moved.id, moved.version, typedClient());
  });

  it('a deactivated client accepts no contract until its commercial reactivates it', async () => {
    const { bill, gestion } = company;
    const client = await newClient(bill);
    const gone = await deactivateClient(bill, client.id, client.version);
    const contract = { clientId: client.id, cost: '5' };
    expect((await told(createContract(gestion, contract, randomUUID()))).key).toBe('refused.isActiveClient');
    await reactivateClient(bill, gone.id, gone.version);
    expect((await createContract(gestion, contract, randomUUID())).statut).toBe('to_sign');
  });

  it('a draft must be issued by gestion before it is signed, and is frozen afterwards', async () => {
    const { bill, camille, gestion } = company;
    const draft = await newDraft(bill);
    expect(draft.statut).toBe('draft');
    expect((await told(signContract(bill, draft.id, draft.version))).key).toBe('refused.isToSign');
    expect((await told(issueContract(bill, draft.id, draft.version))).key).toBe('refused.contract.issue');
    const issued = await issueContract(gestion, draft.id, draft.version);
    expect((await told(signContract(camille, draft.id, issued.version))).key).toBe('refused.isOwnContract');
    const signed = await signContract(bill, draft.id, issued.version);
    expect(signed.signedAt).not.toBeNull();
    expect((await told(updateContract(gestion, draft.id, signed.version, { cost: '1' }))).key).toBe(
      'refused.isUnsigned',
    );
  });

  it('a contract moves to another client only if that client is an own one too', async () => {
    const { bill, camille } = company;
    const [draft, theirs, mine] = [await newDraft(bill), await newClient(camille), await newClient(bill)];
    const move = (clientId: number) => updateContract(bill, draft.id, draft.version, { clientId, cost: '7' });
    expect((await told(move(theirs.id))).key).toBe('refused.isOwnClient');
    expect((await move(mine.id)).client.id).toBe(mine.id);
  });

  it('an event needs a signed contract of an own client', async () => {
    const { bill, camille, gestion } = company;
    const signed = await newSigned(bill, gestion);
    const create = (who: typeof bill, contractId: number) =>
      createEvent(who, { ...typedEvent(), contractId }, randomUUID());
    expect((await told(create(camille, signed.id))).key).toBe('refused.isOwnContract');
    expect((await told(create(bill, (await newDraft(bill)).id))).key).toBe('refused.isSigned');
    expect((await told(create(bill, 999_999))).code).toBe('not_found');
    expect((await create(bill, signed.id)).support).toBeNull();
  });

  it('an event is the commercial’s until a support is assigned, and then the support’s', async () => {
    const { bill, kate, alienor, gestion } = company;
    const event = await newEvent(bill, gestion, { start: '1/3/2027 10h', end: '1/3/2027 12h' });
    const typed = typedEvent({ start: '1/3/2027 10h', end: '1/3/2027 12h' });
    expect((await told(updateEvent(kate, event.id, event.version, typed))).key).toBe('refused.isAssignedEvent');
    const mine = await updateEvent(bill, event.id, event.version, typed);
    const assigned = await assignSupport(gestion, event.id, mine.version, kate.actor.id);
    const refusal = await told(updateEvent(bill, event.id, assigned.version, typed));
    expect(refusal.error.problem).toEqual({
      key: 'refused.isUnassignedEvent',
      params: { commercial: 'Bill Boquet', support: 'Kate Hastroff' },
    });
    expect((await told(cancelEvent(bill, event.id, assigned.version))).key).toBe('refused.isUnassignedEvent');
    expect((await told(updateEvent(alienor, event.id, assigned.version, typed))).key).toBe('refused.isAssignedEvent');
    const changed = await updateEvent(kate, event.id, assigned.version, { ...typed, attendees: '' });
    expect(changed.attendees).toBeNull();
    expect((await told(cancelEvent(kate, event.id, changed.version))).key).toBe('refused.event.cancel');
    expect((await cancelEvent(gestion, event.id, changed.version)).isActive).toBe(false);
  });
});
