import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { BenchDatabase } from '../measure.ts';

const SAMPLES = 8;

/** The text that a user types letter by letter, the list, and what the text is. */
export interface Typed {
  readonly where: 'clients' | 'contracts' | 'events';
  readonly what: string;
  readonly text: string;
}

interface Sample extends RowDataPacket {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly cost: string;
  readonly place: string;
}

/** Real values spread over the whole database, and some that no row has. */
export async function sampleTyping({ admin, config, rows }: BenchDatabase): Promise<readonly Typed[]> {
  const connection = await createConnection({ ...admin, database: config.schema });
  try {
    const samples: Sample[] = [];
    for (let place = 0; place < SAMPLES; place += 1) {
      const [[found]] = await connection.query<Sample[]>(
        `SELECT full_name AS name, company_name AS company, phone, cost, location AS place
         FROM client JOIN contract USING (client_id) JOIN event USING (contract_id)
         WHERE client_id > ? AND location <> '' ORDER BY client_id LIMIT 1`,
        [Math.floor((place * rows) / (SAMPLES + 1)) + 100],
      );
      if (found) samples.push(found);
    }
    return [...samples.flatMap(typedOf), ...NOWHERE, ...FREQUENT];
  } finally {
    await connection.end();
  }
}

function typedOf({ name, company, phone, cost, place }: Sample): Typed[] {
  const last = name.split(' ').at(-1) ?? name;
  const initials = `${name.slice(0, 3)} ${last.slice(0, 5)}`;
  const amount = cost.replace('.00', '').replace('.', ',');
  return [
    { where: 'clients', what: 'name', text: last },
    { where: 'clients', what: 'company', text: company },
    { where: 'clients', what: 'phone', text: phone },
    { where: 'clients', what: 'two words', text: initials },
    { where: 'contracts', what: 'company', text: company },
    { where: 'contracts', what: 'amount', text: amount },
    { where: 'events', what: 'place', text: place.split(',').at(-1)?.trim() ?? place },
    { where: 'events', what: 'two words', text: `${place.slice(0, 5)} ${last}` },
  ];
}

const everywhere = (what: string, text: string): Typed[] =>
  (['clients', 'contracts', 'events'] as const).map((where) => ({ where, what, text }));

const NOWHERE = ['zzyzx', 'martin qqqqq', '0799 99 99 99 98', '%__%', '"martin'].flatMap((text) =>
  everywhere('none', text),
);
const FREQUENT = [
  'martin',
  'paris',
  'boulangerie',
  'signé',
  'bill boquet',
  'gmail',
  '2024',
  '12/2025',
  'de la',
].flatMap((text) => everywhere('frequent', text));
