import { z } from 'zod';
import { contract } from '../../domain/records/contract.ts';
import { formFields, type InputOf } from './recordInput.ts';

/** The input of a contract form. The client was selected before. */
export type ContractInput = InputOf<typeof contract> & { readonly clientId: number };

/** The cost must be more than zero. */
export const contractSchema = z.object(formFields(contract));
