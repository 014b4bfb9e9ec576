import type { Command, Option } from 'commander';
import type { CommandContext } from './CliIo.ts';
import { commandsOf } from './completionOffer.ts';
import { version } from './version.ts';

/** `epicevent manual`: prints the page for `man`, made from the commands as they are. */
export function addManualCommand(program: Command, context: CommandContext): void {
  program
    .command('manual')
    .description(context.texts.t('cli.manual.about'))
    .action(() => context.print(pageOf(program, context)));
}

const VARIABLES = ['HOME', 'LANG', 'USERNAME', 'ADMIN_URL', 'MYSQLD', 'LOG_LEVEL'] as const;
const FILES = { config: '~/.config', data: '~/.local/share', state: '~/.local/state', cache: '~/.cache' } as const;
const CODES = [0, 1, 2, 3] as const;

/** A text as roff: no character of it is an instruction. */
const roff = (text: string): string =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll("'", '\\(aq').replace(/^\./gm, '\\&.');

/** A term in bold, and what it is. */
const item = (term: string, text: string): string[] => ['.TP', `.B ${roff(term)}`, roff(text)];

const optionItem = ({ flags, description, argChoices }: Option): string[] =>
  item(flags, argChoices ? `${description} (${argChoices.join(', ')})` : description);

/** Returns the page, without a newline at its end. */
function pageOf(program: Command, { texts }: CommandContext): string {
  const [, ...commands] = commandsOf(program);
  return [
    `.TH EPICEVENT 1 "" "epicevent ${version}"`,
    `.SH ${roff(texts.t('cli.manual.name'))}`,
    `epicevent \\- ${roff(program.description())}`,
    `.SH ${roff(texts.t('cli.manual.options'))}`,
    ...program.options.flatMap(optionItem),
    ...item('-h, --help', texts.t('cli.help')),
    `.SH ${roff(texts.t('cli.manual.commands'))}`,
    ...commands
      .filter(({ command }) => command.commands.length === 0)
      .flatMap(({ path, command }) => [
        `.SS ${roff(`epicevent ${path} ${command.usage()}`)}`,
        roff(command.description()),
        ...command.registeredArguments.flatMap((one) => item(one.name(), one.description)),
        ...command.options.flatMap(optionItem),
      ]),
    `.SH ${roff(texts.t('cli.manual.codes'))}`,
    ...CODES.flatMap((code) => item(String(code), texts.t(`cli.manual.code.${code}`))),
    `.SH ${roff(texts.t('cli.manual.variables'))}`,
    ...VARIABLES.flatMap((name) => item(`EPICEVENT_${name}`, texts.t(`cli.manual.variable.${name}`))),
    `.SH ${roff(texts.t('cli.manual.files'))}`,
    ...(['config', 'data', 'state', 'cache'] as const).flatMap((name) =>
      item(`${FILES[name]}/epicevent`, texts.t(`cli.manual.file.${name}`)),
    ),
  ].join('\n');
}
