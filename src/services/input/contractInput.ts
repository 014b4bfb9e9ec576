import { z } from 'zod';
import { contract } from '../../domain/records/contract.ts';
import { formFields, type InputOf } from './recordInput.ts';

/** What is typed for a contract; the client was selected before. */
export type ContractInput = InputOf<typeof contract> & { readonly clientId: number };

/** A contract costs something; what is free needs none. */
export const contractSchema = z.object(formFields(contract));
