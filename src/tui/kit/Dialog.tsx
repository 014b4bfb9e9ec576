import { Text } from 'ink';
import { use } from 'react';
import { borderLine } from './borderLine.ts';
import { Overlay } from './Overlay.tsx';
import { PaletteContext } from './PaletteContext.ts';
import { bold } from './paint.ts';
import { fitText, textWidth, wrap } from './text.ts';

export interface Choice {
  /** The key as the person sees it: `o`, `Échap`. */
  readonly keys: string;
  /** `oui, désactiver` */
  readonly label: string;
}

export interface DialogProps {
  readonly title: string;
  readonly body: string;
  readonly choices: readonly Choice[];
  /** Size of the screen. */
  readonly columns: number;
  readonly rows: number;
}

const FRAME = 4;
const BETWEEN = 3;
const MAX_WIDTH = 64;

const choiceWidth = ({ keys, label }: Choice): number => textWidth(keys) + 1 + textWidth(label);

const choiceText = (choice: Choice, width: number): string => {
  if (choiceWidth(choice) > width) return fitText(`${choice.keys} ${choice.label}`, width);
  return `${bold(fitText(choice.keys, textWidth(choice.keys)))} ${fitText(choice.label, textWidth(choice.label))}`;
};

/** Returns the choices side by side, or one per line where they do not fit. Each line has exactly `width` columns. */
const choiceLines = (choices: readonly Choice[], width: number): string[] => {
  if (choices.length === 0) return [];
  const rest = (used: number) => ' '.repeat(Math.max(0, width - used));
  const together = choices.reduce((sum, choice) => sum + choiceWidth(choice), BETWEEN * (choices.length - 1));
  if (together <= width)
    return [choices.map((choice) => choiceText(choice, width)).join(' '.repeat(BETWEEN)) + rest(together)];
  return choices.map((choice) => choiceText(choice, width) + rest(Math.min(width, choiceWidth(choice))));
};

/** Returns the lines between the borders. On a low screen the body is cut, never the choices. */
export const dialogLines = ({ body, choices, rows }: DialogProps, width: number): string[] => {
  const answers = choiceLines(choices, width);
  const room = Math.max(1, rows - 3 - answers.length);
  const lines = wrap(body, width);
  const shown = lines.length > room ? [...lines.slice(0, room - 1), `${lines[room - 1] ?? ''} …`] : lines;
  return [...shown.map((line) => fitText(line, width)), ' '.repeat(width), ...answers].slice(-Math.max(1, rows - 2));
};

/** A question in the middle of the screen. */
export function Dialog(props: DialogProps) {
  const palette = use(PaletteContext);
  const { title, body, choices, columns, rows } = props;
  const answer = choices.reduce((sum, choice) => sum + choiceWidth(choice) + BETWEEN, 0);
  const wanted = Math.max(32, textWidth(title) + 6, answer + FRAME, Math.min(textWidth(body) + FRAME, MAX_WIDTH));
  const width = Math.max(FRAME, Math.min(columns, MAX_WIDTH, wanted));
  const lines = dialogLines(props, width - FRAME);
  return (
    <Overlay columns={columns} rows={rows} width={width} height={lines.length + 2}>
      <Text aria-label={title}>{palette.focus(borderLine('top', width, title, '', true))}</Text>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the dialog is its place
        <Text key={index} aria-label={line.trimEnd()} aria-hidden={line.trim() === ''}>{`│ ${line} │`}</Text>
      ))}
      <Text aria-hidden>{borderLine('bottom', width)}</Text>
    </Overlay>
  );
}
