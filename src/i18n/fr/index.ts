import { cli } from './cli.ts';
import { clients } from './clients.ts';
import { collaborators } from './collaborators.ts';
import { common } from './common.ts';
import { contracts } from './contracts.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';
import { login } from './login.ts';
import { rules } from './rules.ts';

/** Every text that a person reads in this language. */
export const fr = {
  ...common,
  ...login,
  ...clients,
  ...contracts,
  ...events,
  ...collaborators,
  ...fields,
  ...rules,
  ...cli,
};
