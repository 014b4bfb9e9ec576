import { Argument, type Command } from 'commander';
import { bashCompletion } from './bashCompletion.ts';
import type { CommandContext } from './CliIo.ts';
import { offerOf } from './completionOffer.ts';
import { fishCompletion } from './fishCompletion.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `epicevent completion bash|zsh|fish`: prints what completes commands, options and their fixed values in a shell. */
export function addCompletionCommand(program: Command, { texts, print }: CommandContext): void {
  program
    .command('completion')
    .description(texts.t('cli.completion.about'))
    .addArgument(new Argument('<shell>', texts.t('cli.completion.shell')).choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => print(completionOf(program, shell)));
}

/** Returns the script for a shell, made from the commands as they are. zsh reads that of bash. */
function completionOf(program: Command, shell: (typeof SHELLS)[number]): string {
  const offer = offerOf(program);
  if (shell === 'fish') return fishCompletion(offer);
  const zsh = shell === 'zsh' ? ['autoload -U +X compinit bashcompinit && compinit && bashcompinit'] : [];
  return [...zsh, bashCompletion(offer)].join('\n');
}
