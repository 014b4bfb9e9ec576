import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { createClient, updateClient } from '../../../src/services/clients.ts';
import { createContract, signContract } from '../../../src/services/contracts.ts';
import { assignSupport, createEvent, updateEvent } from '../../../src/services/events.ts';
import { recordPayment } from '../../../src/services/payments.ts';
import type { Session } from '../../../src/services/session.ts';
import { newClient, newEvent, newSigned } from '../../factories/contracts.ts';
import { typedClient, typedEvent, typedPayment } from '../../factories/inputs.ts';
import { countCommands } from '../../support/countCommands.ts';
import type { Figure, Measure } from '../measure.ts';

const ROWS = 10_000;
const MOST = 5;

/** The round trips of one action, from the server's own count of commands. Its connection is already open. */
export const measure: Measure = {
  name: 'round-trips',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database(ROWS);
    const names = ['bill.boquet', 'kate.hastroff', 'gestion.demo'] as const;
    const [bill, kate, gestion] = await Promise.all(names.map((name) => ground.signIn(name)));
    const root = await createConnection(ground.admin);
    const figures: Figure[] = [];
    const count = async (name: string, session: Session, work: () => Promise<unknown>): Promise<void> => {
      let ms = 0;
      const value = await countCommands(root, session, async () => {
        const begun = performance.now();
        await work();
        ms = performance.now() - begun;
      });
      const detail = `${ms.toFixed(1)} ms`;
      figures.push({ name, value, unit: 'round trips', bound: MOST, detail });
    };
    try {
      if (!bill || !kate || !gestion) throw new Error('A user of the demo company is missing.');
      await countVerbs(count, { bill, kate, gestion });
      return figures;
    } finally {
      await root.end();
      await Promise.all([bill, kate, gestion].map((session) => session?.close()));
    }
  },
};

type Count = (name: string, session: Session, work: () => Promise<unknown>) => Promise<void>;

async function countVerbs(
  count: Count,
  { bill, kate, gestion }: { readonly bill: Session; readonly kate: Session; readonly gestion: Session },
): Promise<void> {
  const client = await newClient(bill);
  const signed = await newSigned(bill, gestion);
  const issued = await createContract(gestion, { clientId: client.id, cost: '100' }, randomUUID());
  const inAYear = new Date(Date.now() + 365 * 86_400_000).getFullYear() + 1;
  // Another day at each run, because a support cannot have two events at once.
  const day = `${1 + Math.floor(Math.random() * 28)}/${1 + Math.floor(Math.random() * 12)}/${inAYear + Math.floor(Math.random() * 50)}`;
  const event = await newEvent(bill, gestion, { start: `${day} 10h`, end: `${day} 12h` });
  await count('create a client', bill, () => createClient(bill, typedClient(), randomUUID()));
  await count('create a contract', bill, () => createContract(bill, { clientId: client.id, cost: '10' }, randomUUID()));
  const planned = { ...typedEvent(), contractId: signed.id };
  await count('create an event', bill, () => createEvent(bill, planned, randomUUID()));
  const renamed = typedClient({ fullName: 'Autre Nom' });
  await count('update a client', bill, () => updateClient(bill, client.id, client.version, renamed));
  await count('sign a contract', bill, () => signContract(bill, issued.id, issued.version));
  const payment = typedPayment({ amount: '60' });
  await count('pay', gestion, () => recordPayment(gestion, issued.id, payment, randomUUID()));
  let { version } = event;
  await count('assign a support', gestion, async () => {
    ({ version } = await assignSupport(gestion, event.id, event.version, kate.actor.id));
  });
  const told = typedEvent({ start: `${day} 10h`, end: `${day} 13h`, attendees: '80' });
  await count('update an event', kate, () => updateEvent(kate, event.id, version, told));
}
