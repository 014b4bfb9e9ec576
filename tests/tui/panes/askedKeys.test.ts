import { expect, it } from 'vitest';
import { fr } from '../../../src/i18n/fr/index.ts';
import { paneSpecs } from '../../../src/tui/panes/allPanes.ts';
import { ASKED_KEYS } from '../../../src/tui/panes/requests/askedKeys.ts';

/** The binding that does each action, in the pane of the request's record. */
const BINDINGS: Readonly<Record<string, readonly ['clients' | 'contracts' | 'events', string]>> = {
  'client.update': ['clients', 'edit'],
  'client.deactivate': ['clients', 'deactivate'],
  'client.reassign': ['clients', 'reassign'],
  'contract.create': ['clients', 'contract'],
  'contract.update': ['contracts', 'edit'],
  'contract.moveDays': ['contracts', 'instalments'],
  'contract.issue': ['contracts', 'issue'],
  'contract.sign': ['contracts', 'sign'],
  'contract.close': ['contracts', 'close'],
  'contract.cancel': ['contracts', 'cancel'],
  'payment.record': ['contracts', 'pay'],
  'payment.reverse': ['contracts', 'reverse'],
  'event.create': ['contracts', 'event'],
  'event.assign': ['events', 'assign'],
  'event.update': ['events', 'edit'],
  'event.cancel': ['events', 'cancel'],
};

it('a request names the key that does what it asks for, and has words for it', () => {
  const asked = Object.keys(fr).flatMap((key) => (key.startsWith('asked.') ? [key.slice('asked.'.length)] : []));
  expect(asked.sort()).toEqual(Object.keys(BINDINGS).sort());
  const keys = asked.map((action) => {
    const [pane, name] = BINDINGS[action] ?? ['clients', ''];
    const bindings: readonly { readonly id: string; readonly keys: readonly string[] }[] = paneSpecs[pane].bindings;
    return [action, bindings.find(({ id }) => id === `${pane}.${name}`)?.keys[0]];
  });
  expect(Object.fromEntries(keys)).toEqual(ASKED_KEYS);
});
