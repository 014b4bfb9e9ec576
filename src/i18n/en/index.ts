import type { fr } from '../fr/index.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { bulkActions } from './bulkActions.ts';
import { calendar } from './calendar.ts';
import { cli } from './cli.ts';
import { clients } from './clients.ts';
import { collaborators } from './collaborators.ts';
import { common } from './common.ts';
import { contracts } from './contracts.ts';
import { entries } from './entries.ts';
import { events } from './events.ts';
import { exports } from './exports.ts';
import { fields } from './fields.ts';
import { figures } from './figures.ts';
import { home } from './home.ts';
import { importCommand } from './importCommand.ts';
import { importPlan } from './importPlan.ts';
import { importScreen } from './importScreen.ts';
import { imports } from './imports.ts';

import { instalments } from './instalments.ts';
import { login } from './login.ts';
import { machine } from './machine.ts';
import { notes } from './notes.ts';
import { requests } from './requests.ts';
import { rules } from './rules.ts';
import { savedFilters } from './savedFilters.ts';
import { server } from './server.ts';
import { settings } from './settings.ts';
import { sheet } from './sheet.ts';
import { spreadsheets } from './spreadsheets.ts';
import { sshKeys } from './sshKeys.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { terms } from './terms.ts';

/** All texts in this language. */
export const en = {
  ...common,
  ...home,
  ...importCommand,
  ...importPlan,
  ...importScreen,
  ...instalments,
  ...login,
  ...clients,
  ...contracts,
  ...events,
  ...notes,
  ...collaborators,
  ...fields,
  ...requests,
  ...rules,
  ...bulkActions,
  ...settings,
  ...savedFilters,
  ...server,
  ...machine,
  ...exports,
  ...imports,
  ...sheet,
  ...spreadsheets,
  ...calendar,
  ...figures,
  ...cli,
  ...backup,
  ...audit,
  ...entries,
  ...sshKeys,
  ...tasks,
  ...templates,
  ...terms,
} satisfies Readonly<Record<keyof typeof fr, string>>;
