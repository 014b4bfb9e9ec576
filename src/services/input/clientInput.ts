import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { client } from '../../domain/records/client.ts';
import { formFields, type InputOf } from './recordInput.ts';

/** The input of a client form. It has no commercial: that is the user who creates the client. */
export type ClientInput = InputOf<typeof client>;

/** Checks e-mail and phone for shape only. Texts stay exactly as typed. */
export const clientSchema = (clock: CompanyClock) => z.object(formFields(client, clock));
