import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { client } from '../../domain/records/client.ts';
import { formFields, type InputOf } from './recordInput.ts';

/** What is typed for a client. The commercial is never among it: it is the one who creates. */
export type ClientInput = InputOf<typeof client>;

/** E-mail and phone are checked for shape only; texts come back as they were typed. */
export const clientSchema = (clock: CompanyClock) => z.object(formFields(client, clock));
