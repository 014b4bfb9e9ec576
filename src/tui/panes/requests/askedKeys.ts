import type { Action } from '../../../policies/permissions.ts';

/** The key of each action that can be asked for, on the record of the request. The addressee reads it in the task. */
export const ASKED_KEYS: { readonly [A in Action]?: string } = {
  'client.update': 'e',
  'client.deactivate': 'd',
  'client.reassign': 'a',
  'contract.create': 'c',
  'contract.update': 'e',
  'contract.moveDays': 'I',
  'contract.issue': 's',
  'contract.sign': 's',
  'contract.close': 's',
  'contract.cancel': 'd',
  'payment.record': 'p',
  'payment.reverse': 'b',
  'event.create': 'v',
  'event.assign': 'a',
  'event.update': 'e',
  'event.cancel': 'd',
};
