import { type Command, Option } from 'commander';
import { Usage } from '../domain/errors.ts';
import { askCredentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

export const REPORTS = ['month', 'commercial', 'support', 'week'] as const;

export interface ReportOptions {
  readonly by: (typeof REPORTS)[number];
  /** Months, `YYYY-MM`. */
  readonly from?: string;
  readonly to?: string;
  readonly mine?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly separator?: 'semicolon' | 'comma';
  readonly xlsx?: boolean;
  /** The file to write instead of the standard output. */
  readonly output?: string;
  readonly username?: string;
}

const FORMATS = ['json', 'csv', 'xlsx'] as const;

/** `epicevent report`: signs in and prints the figures of the screen: as a table, or in a format for other programs. */
export function addReportCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const format = (name: (typeof FORMATS)[number]) =>
    new Option(`--${name}`, texts.t(name === 'json' ? 'cli.report.json' : `cli.list.${name}`)).conflicts(
      FORMATS.filter((other) => other !== name),
    );
  program
    .command('report')
    .description(texts.t('cli.report.about'))
    .addOption(new Option('--by <what>', texts.t('cli.report.by')).choices(REPORTS).default('month'))
    .option('--from <month>', texts.t('cli.report.from'))
    .option('--to <month>', texts.t('cli.report.to'))
    .option('--mine', texts.t('cli.report.mine'))
    .addOption(format('json'))
    .addOption(format('csv'))
    .addOption(new Option('--separator <name>', texts.t('cli.list.separator')).choices(['semicolon', 'comma']))
    .addOption(format('xlsx'))
    .option('-o, --output <file>', texts.t('cli.list.output'))
    .option('--username <name>', texts.t('cli.list.username'))
    .action((options: ReportOptions) => runReport(options, context));
}

async function runReport(options: ReportOptions, context: CommandContext): Promise<void> {
  const { io } = context;
  if (options.output !== undefined && !FORMATS.some((format) => options[format]))
    throw new Usage({ key: 'export.needsFormat' });
  if (options.xlsx && options.output === undefined && io.stdout.isTTY) throw new Usage({ key: 'export.binary' });
  const { readRange } = await import('./reportRange.ts');
  const range = readRange(options);
  const answers = createAnswers(io);
  const credentials = await askCredentials(context, options.username, answers);
  const database = await holdDatabase(context);
  try {
    const { printReport } = await import('./printReport.tsx');
    await printReport(options, range, credentials, context, answers);
  } finally {
    database.release();
  }
}
