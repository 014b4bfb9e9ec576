import type { Random } from '../random.ts';
import { ATTRIBUTES, COINED, COINED_ENDINGS, FIRST_NAMES, FOREIGN_PEOPLE, LAST_NAMES, TOWNS, TRADES } from './names.ts';
import { type Calendar, cameIn, chanceOf, DAY, LATEST, type LargePlan, lean } from './plan.ts';
import { createSlug } from './slug.ts';
import { inserts, sqlRow, text } from './sqlRow.ts';

/** An invented client; the same index gives the same client. */
export interface LargeClient {
  readonly fullName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phone: string;
  readonly town: string;
}

const KIND = 1;
const FREE_MAIL = ['gmail.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'hotmail.fr', 'outlook.com'];

const COLUMNS =
  'client_id,full_name,company_name,email,phone,creation_date,last_update,collaborator_id,commercial_name,is_active,version';

/**
 * Returns a function that creates the client at an index, from 0. Three in four have near namesakes, as in real data.
 */
export function createClients(plan: LargePlan): (index: number) => LargeClient {
  const slug = createSlug();
  return (index) => {
    const random = chanceOf(plan, KIND, index);
    const town = lean(random, TOWNS, 1.6);
    if (random.next() < 0.02) return { ...foreigner(random), town };
    const first = lean(random, FIRST_NAMES);
    const last = surname(random);
    const fullName = `${first} ${last}`;
    const companyName = company(random, fullName, last, town);
    const host =
      random.next() < 0.25
        ? lean(random, FREE_MAIL, 1.5)
        : `${slug(companyName)}.${random.pick(['fr', 'fr', 'com', 'eu'])}`;
    return {
      fullName,
      companyName,
      email: `${localPart(random, slug(first), slug(last))}@${host}`,
      phone: phone(random),
      town,
    };
  };
}

function surname(random: Random): string {
  const name = lean(random, LAST_NAMES, 1.8);
  return random.next() < 0.08 ? `${name}-${lean(random, LAST_NAMES)}` : name;
}

function company(random: Random, fullName: string, last: string, town: string): string {
  const kind = random.next();
  if (kind < 0.08) return fullName;
  if (kind < 0.4) return `${lean(random, TRADES, 1.5)} ${last}`;
  if (kind < 0.62) return `${lean(random, TRADES, 1.5)} ${random.pick(ATTRIBUTES)}`;
  if (kind < 0.72) return `${last} & ${random.pick(['Fils', 'Associés', 'Frères', 'Filles', 'Cie'])}`;
  if (kind < 0.8)
    return `${last} ${lean(random, LAST_NAMES)} ${random.pick(['Avocats', 'Conseil', 'Architectes', 'SARL'])}`;
  if (kind < 0.93) return `${random.pick(COINED)}${random.pick(COINED_ENDINGS)} ${town}`;
  if (kind < 0.96)
    return `${random.pick(['Ville de', 'Lycée de', 'Association Les Amis de', 'Rugby Club de'])} ${town}`;
  return `${random.pick(COINED)}${random.pick(COINED_ENDINGS)} ${random.between(2, 999)}`;
}

function localPart(random: Random, first: string, last: string): string {
  const kind = random.next();
  if (kind < 0.5) return `${first}.${last}`;
  if (kind < 0.65) return `${first[0]}.${last}`;
  if (kind < 0.8) return `${first}${random.between(1, 99)}`;
  return random.pick(['contact', 'accueil', 'direction', 'evenements', 'bonjour']);
}

const pairs = (random: Random, between: string): string =>
  Array.from({ length: 4 }, () => String(random.between(0, 99)).padStart(2, '0')).join(between);

function phone(random: Random): string {
  const kind = random.next();
  const operator = random.next() < 0.55 ? random.between(6, 7) : random.between(1, 5);
  if (kind < 0.55) return `0${operator} ${pairs(random, ' ')}`;
  if (kind < 0.75) return `+33 ${operator} ${pairs(random, ' ')}`;
  if (kind < 0.88) return `0${operator}${pairs(random, '')}`;
  if (kind < 0.97) return `0${operator}.${pairs(random, '.')}`;
  return `+${random.pick([32, 41, 44, 49, 352])} ${random.between(100, 999)} ${pairs(random, ' ')}`;
}

function foreigner(random: Random): Omit<LargeClient, 'town'> {
  const [fullName, latin, companyName, country] = random.pick(FOREIGN_PEOPLE);
  const number = random.between(1, 9999);
  return {
    fullName,
    companyName: random.next() < 0.5 ? companyName : `${companyName} ${number}`,
    email: `${latin}${number}@example.com`,
    phone: `${country} ${random.between(10, 99)} ${pairs(random, ' ')}`,
  };
}

/** Returns the INSERT statements for the clients from `start` (inclusive) to `end` (exclusive). */
export function clientStatements(plan: LargePlan, calendar: Calendar, start: number, end: number): string[] {
  const clientAt = createClients(plan);
  const rows: string[] = [];
  for (let index = start; index < end; index += 1) {
    const client = clientAt(index);
    const random = chanceOf(plan, KIND + 100, index);
    const created = cameIn((index + 0.5) / plan.rows);
    const updated = created + Math.floor(random.next() ** 2 * (LATEST - created));
    const commercial = lean(random, plan.commercials, 1.8);
    rows.push(
      sqlRow(
        plan.firstClient + index,
        text(client.fullName),
        text(client.companyName),
        text(client.email),
        text(client.phone),
        calendar.day(created - DAY),
        calendar.instant(Math.max(Math.min(updated, LATEST), created)),
        commercial,
        `(SELECT CONCAT(first_name, ' ', last_name) FROM collaborator WHERE collaborator_id = ${commercial})`,
        random.next() < 0.03 ? 0 : 1,
        updated > created ? random.between(1, 9) : 0,
      ),
    );
  }
  return inserts('client', COLUMNS, rows);
}
