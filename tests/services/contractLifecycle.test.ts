import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ContractRecord } from '../../src/domain/records/contract.ts';
import type { Statut } from '../../src/domain/statut.ts';
import {
  cancelContract,
  closeContract,
  createContract,
  getContract,
  issueContract,
  signContract,
  updateContract,
} from '../../src/services/contracts.ts';
import { recordPayment } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient, newDraft } from '../factories/contracts.ts';
import { typedPayment } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'camille', 'kate', 'gestion');

const VERBS = { issue: issueContract, sign: signContract, cancel: cancelContract, close: closeContract };
type Verb = keyof typeof VERBS;

/** How a contract comes to each statut. */
const WAYS: Readonly<Record<Statut, readonly Verb[]>> = {
  draft: [],
  to_sign: ['issue'],
  signed: ['issue', 'sign'],
  closed: ['issue', 'sign', 'close'],
  cancelled: ['cancel'],
};
/** Which verb leads where; every other one is refused. */
const MOVES: Readonly<Record<Statut, { readonly [V in Verb]?: Statut }>> = {
  draft: { issue: 'to_sign', cancel: 'cancelled' },
  to_sign: { sign: 'signed', cancel: 'cancelled' },
  signed: { close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
};
const REASON: Readonly<Record<Verb, string>> = {
  issue: 'refused.isDraft',
  sign: 'refused.isToSign',
  cancel: 'refused.isCancellable',
  close: 'refused.isSigned',
};

async function inStatut(statut: Statut): Promise<ContractRecord> {
  let contract = await newDraft(company.bill);
  for (const verb of WAYS[statut]) contract = await VERBS[verb](company.gestion, contract.id, contract.version);
  expect(contract.statut).toBe(statut);
  return contract;
}

/** What the changes say while the work is done. */
async function heardWhile(session: Session, work: () => Promise<unknown>): Promise<object[]> {
  const heard: object[] = [];
  const stop = session.changes.listen((changes) => heard.push(...changes));
  await work();
  stop();
  return heard;
}

it.each(Object.keys(MOVES) as Statut[])(
  'a contract in %s moves by the verbs of that statut, and no other',
  async (statut) => {
    const { gestion } = company;
    for (const verb of Object.keys(VERBS) as Verb[]) {
      const { id, version } = await inStatut(statut);
      const next = MOVES[statut][verb];
      if (next) {
        const heard = await heardWhile(gestion, async () => {
          expect(await VERBS[verb](gestion, id, version), verb).toMatchObject({
            id,
            statut: next,
            version: version + 1,
          });
        });
        expect(heard).toEqual([{ kind: 'contract', id }]);
      } else {
        expect((await told(VERBS[verb](gestion, id, version))).key, verb).toBe(REASON[verb]);
      }
      expect((await getContract(gestion, id)).statut).toBe(next ?? statut);
    }
  },
);

it('gestion issues, cancels and closes; the client’s commercial signs too, and nobody else', async () => {
  const { bill, camille, kate } = company;
  const may = async (session: Session, verb: Verb, statut: Statut) => {
    const { id, version } = await inStatut(statut);
    return VERBS[verb](session, id, version);
  };
  expect(await may(bill, 'sign', 'to_sign')).toMatchObject({ statut: 'signed' });
  expect((await told(may(camille, 'sign', 'to_sign'))).key).toBe('refused.isOwnContract');
  expect((await told(may(kate, 'sign', 'to_sign'))).key).toBe('refused.contract.sign');
  for (const [verb, statut] of [
    ['issue', 'draft'],
    ['cancel', 'draft'],
    ['close', 'signed'],
  ] as const)
    expect((await told(may(bill, verb, statut))).key).toBe(`refused.contract.${verb}`);
});

it('a commercial’s contract is a draft, gestion’s is to sign, and who may create none is told before anything else', async () => {
  const { bill, kate, gestion } = company;
  const client = await newClient(bill);
  const create = (session: Session, cost = '100') =>
    createContract(session, { clientId: client.id, cost }, randomUUID());
  const heard = await heardWhile(bill, async () => expect(await create(bill)).toMatchObject({ statut: 'draft' }));
  expect(heard).toEqual([{ kind: 'contract', id: expect.any(Number) }]);
  expect(await create(gestion)).toMatchObject({ statut: 'to_sign', cost: '100.00', client: { id: client.id } });
  expect((await told(create(bill, '-1'))).fields).toEqual({ cost: 'field.negative' });
  const unknown = createContract(kate, { clientId: 999_999, cost: '1' }, 'no key');
  expect((await told(unknown)).key).toBe('refused.contract.create');
});

it('the terms change before the signature only, to a client for which one may create contracts', async () => {
  const { bill, camille, gestion } = company;
  const [draft, own, foreign] = [await newDraft(bill), await newClient(bill), await newClient(camille)];
  const change = (session: Session, version: number, input: Parameters<typeof updateContract>[3]) =>
    updateContract(session, draft.id, version, input);
  expect((await told(change(bill, draft.version, { clientId: foreign.id }))).key).toBe('refused.isOwnClient');
  expect((await told(change(bill, draft.version, { clientId: 999_999 }))).code).toBe('not_found');
  expect((await told(change(bill, draft.version, { cost: 'douze' }))).fields).toEqual({ cost: 'field.amount' });
  const heard = await heardWhile(bill, async () => {
    const moved = await change(bill, draft.version, { clientId: own.id });
    expect(moved).toMatchObject({ client: { id: own.id }, cost: draft.cost, version: draft.version + 1 });
  });
  expect(heard).toEqual([{ kind: 'contract', id: draft.id }]);
  const same = await change(bill, draft.version + 1, { clientId: own.id, cost: '99' });
  expect(same).toMatchObject({ client: { id: own.id }, cost: '99.00' });
  expect(await change(gestion, same.version, { clientId: foreign.id })).toMatchObject({ client: { id: foreign.id } });
  const signed = await inStatut('signed');
  expect((await told(updateContract(gestion, signed.id, signed.version, { cost: '1' }))).key).toBe(
    'refused.isUnsigned',
  );
});

it('a lower cost than what is paid is refused with the amount paid', async () => {
  const { bill, gestion } = company;
  const contract = await createContract(gestion, { clientId: (await newClient(bill)).id, cost: '100' }, randomUUID());
  await recordPayment(gestion, contract.id, typedPayment({ amount: '60' }), randomUUID());
  const { version } = await getContract(gestion, contract.id);
  const refusal = await told(updateContract(gestion, contract.id, version, { cost: '59,99' }));
  expect(refusal.error).toMatchObject({
    fields: { cost: { key: 'field.belowPaid', params: { amount: gestion.texts.money('60.00') } } },
  });
  const lowered = await updateContract(gestion, contract.id, version, { cost: '60' });
  expect(lowered).toMatchObject({ balance: '0.00', paymentState: 'paid' });
});
