import type { Command } from 'commander';
import { type Message, Usage, UserError } from '../domain/errors.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { type Answers, createAnswers } from './createAnswers.ts';
import { holdServer } from './holdDatabase.ts';
import { version } from './version.ts';

/** After this many milliseconds, a monitor gets an answer in any case. */
const LONGEST_MS = 120_000;

interface DoctorOptions extends AdminOptions {
  readonly json?: boolean;
}

/** The result of one check, with the cure if it failed. */
export interface Finding {
  readonly check:
    | 'server'
    | 'version'
    | 'login'
    | 'key'
    | 'schema'
    | 'accounts'
    | 'roles'
    | 'sessions'
    | 'cluster'
    | 'admin';
  readonly state: 'ok' | 'problem' | 'skipped';
  readonly found: string;
  readonly cure: string | null;
}

/**
 * `epicevent doctor`: checks engine and version, the sign-in account, the schema's state, accounts and grants, and
 * prints a cure for each failure. On a remote server, accounts and grants need an administrator's URL and are skipped
 * without one.
 */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program.command('doctor').description(texts.t('cli.doctor.about'));
  withAdminOptions(command, context)
    .option('--json', texts.t('cli.doctor.json'))
    .action((options: DoctorOptions) => doctor(options, context));
}

async function doctor(options: DoctorOptions, context: CommandContext): Promise<void> {
  const gone = missingSecrets(context);
  if (gone !== null) return report([gone], options, context);
  const found = options.json ? toMonitor(options, context) : examined(options, context, createAnswers(context.io));
  await report(await found, options, context);
}

async function examined(
  options: DoctorOptions,
  context: CommandContext,
  answers: Answers,
): Promise<readonly Finding[]> {
  const { texts, io } = context;
  const config = context.config();
  const server = await holdServer(context);
  try {
    const isAdmin = config.isPrivate || Boolean(options.adminUrl ?? options.adminUrlFile ?? io.env.EPICEVENT_ADMIN_URL);
    const admin = isAdmin ? await adminOf(config, options, context, answers) : null;
    const { examine } = await import('./examine.ts');
    return await examine(config, admin, texts);
  } finally {
    server.release();
  }
}

/** A monitor is asked nothing: a password that the address does not have is empty. */
const nobody: Answers = { text: async () => '', hidden: async () => '' };

/** Examines for a monitor, which gets findings also where the server is away, and within a bounded time. */
async function toMonitor(options: DoctorOptions, context: CommandContext): Promise<readonly Finding[]> {
  const { texts } = context;
  const failed = ({ key, params }: Message): Finding[] => [
    { check: 'server', state: 'problem', found: texts.t(key, params), cure: null },
  ];
  let late: NodeJS.Timeout | undefined;
  const bound = new Promise<readonly Finding[]>((resolve) => {
    late = setTimeout(
      () => resolve(failed({ key: 'cli.doctor.late', params: { seconds: LONGEST_MS / 1000 } })),
      LONGEST_MS,
    );
  });
  try {
    return await Promise.race([examined(options, context, nobody), bound]);
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Usage) throw error;
    return failed(error.problem);
  } finally {
    clearTimeout(late);
  }
}

/** Data without their secrets cannot be opened, so nothing else can be checked. */
function missingSecrets({ config, texts }: CommandContext): Finding | null {
  try {
    config();
    return null;
  } catch (error) {
    if (!(error instanceof Usage) || error.problem.key !== 'cli.secretsGone') throw error;
    const { key, params } = error.problem;
    return { check: 'key', state: 'problem', found: texts.t('cli.doctor.keyGone'), cure: texts.t(key, params) };
  }
}

/** Prints the findings. @throws DoctorFailed if there is a problem */
export async function report(
  findings: readonly Finding[],
  { json }: DoctorOptions,
  context: CommandContext,
): Promise<void> {
  const { print, io } = context;
  const isWell = findings.every(({ state }) => state !== 'problem');
  if (json) print(JSON.stringify({ version, checkedAt: io.now().toISOString(), ok: isWell, findings }, null, 2));
  else for (const finding of findings) print(lineOf(finding, context));
  if (!isWell) {
    const { DoctorFailed } = await import('./DoctorFailed.ts');
    throw new DoctorFailed();
  }
}

function lineOf({ check, state, found, cure }: Finding, { texts }: CommandContext): string {
  const what = texts.t('labelled', { label: texts.t(`cli.doctor.check.${check}`), value: found });
  const head = `${texts.t(`cli.doctor.${state}`).padEnd(9)} ${what}`;
  return cure === null ? head : `${head}\n${' '.repeat(10)}→ ${cure}`;
}
