import { type Command, InvalidArgumentError } from 'commander';
import type { Connection } from 'mysql2/promise';
import type { DaySeal } from '../db/audit/sealDays.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdServer } from './holdDatabase.ts';

interface AuditOptions extends AdminOptions {
  readonly json?: boolean;
  readonly digest?: string;
}

function hexDigest(typed: string): string {
  if (!/^[0-9a-f]{64}$/i.test(typed)) throw new InvalidArgumentError(typed);
  return typed;
}

/**
 * `epicevent audit seal`: seals the finished days of the journal and the history, and prints the newest digest.
 * `epicevent audit verify`: recomputes the seals, and names the first record that was altered, removed or inserted.
 */
export function addAuditCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const audit = program.command('audit').description(texts.t('cli.audit.about')).helpCommand(false);
  withAdminOptions(audit.command('seal').description(texts.t('cli.audit.seal')), context)
    .option('--json', texts.t('cli.audit.json'))
    .action((options: AuditOptions) => withConnection(options, context, seal));
  withAdminOptions(audit.command('verify').description(texts.t('cli.audit.verify')), context)
    .option('--digest <hex>', texts.t('cli.audit.digest'), hexDigest)
    .option('--json', texts.t('cli.audit.json'))
    .action((options: AuditOptions) => withConnection(options, context, verify));
}

type Work = typeof seal;

async function withConnection(options: AuditOptions, context: CommandContext, work: Work): Promise<void> {
  const server = await holdServer(context);
  try {
    const config = context.config();
    const admin = await adminOf(config, options, context, createAnswers(context.io));
    const { asAdmin } = await import('./asAdmin.ts');
    const { withOwner } = await import('../db/withOwner.ts');
    await asAdmin(context, () =>
      withOwner(admin, config.schema, ({ connection }) => work(connection, options, context)),
    );
  } finally {
    server.release();
  }
}

const told = (newest: DaySeal | null) => newest && { day: newest.day, digest: newest.digest.toString('hex') };

async function seal(
  connection: Connection,
  { json }: AuditOptions,
  { texts, print, printError }: CommandContext,
): Promise<void> {
  const { sealDays } = await import('../db/audit/sealDays.ts');
  const { sealed, newest } = await sealDays(connection);
  if (json) return print(JSON.stringify({ sealed, newest: told(newest) }, null, 2));
  if (newest === null) return printError(texts.t('cli.audit.none'));
  printError(texts.t('cli.audit.sealed', { count: sealed }));
  print(`${newest.day} ${newest.digest.toString('hex')}`);
}

async function verify(
  connection: Connection,
  { json, digest }: AuditOptions,
  { texts, print }: CommandContext,
): Promise<void> {
  const { verifySeals } = await import('../db/audit/verifySeals.ts');
  const { days, records, newest, breach } = await verifySeals(connection, digest);
  if (json) print(JSON.stringify({ ok: breach === null, days, records, newest: told(newest), breach }, null, 2));
  else if (breach === null)
    print(texts.t('cli.audit.well', { days: texts.number(days), records: texts.number(records) }));
  if (breach === null) return;
  const { AuditFailed } = await import('./AuditFailed.ts');
  throw new AuditFailed(breach);
}
