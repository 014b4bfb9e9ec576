import { z } from 'zod';
import { amount } from './amount.ts';
import { typed } from './typed.ts';

/** What is typed for a contract; the client was selected before. */
export interface ContractInput {
  readonly clientId: number;
  readonly cost: string;
}

/** A contract costs something; what is free needs none. */
export const contractSchema = z.object({ cost: typed(amount) });
