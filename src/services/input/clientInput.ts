import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { pastDay } from './date.ts';
import { email, phone, text } from './text.ts';
import { taken, typed } from './typed.ts';

/** What is typed for a client. The commercial is never among it: it is the one who creates. */
export interface ClientInput {
  readonly fullName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phone: string;
  /** Day of the first contact; left empty, it is today for a new client and stays for a stored one. */
  readonly creationDate?: string;
}

/** E-mail and phone are checked for shape only; texts come back as they were typed. */
export const clientSchema = (clock: CompanyClock) =>
  z.object({
    companyName: typed(text({ max: 120 })),
    fullName: typed(text({ max: 120 })),
    email: typed(email),
    phone: typed(phone),
    creationDate: typed((text) => (text === '' ? taken(null) : pastDay(text, clock))),
  });
