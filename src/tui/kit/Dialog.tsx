import { Text } from 'ink';
import { borderLine } from './Frame.tsx';
import { Overlay } from './Overlay.tsx';
import { bold } from './paint.ts';
import { fitText, textWidth, wrap } from './text.ts';

export interface Choice {
  /** `o` */
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

/** A question over the screen. */
export function Dialog({ title, body, choices, columns, rows }: DialogProps) {
  const answer = choices.map(({ keys, label }) => `${keys} ${label}`).join('   ');
  const width = Math.min(columns, Math.max(30, Math.min(60, Math.max(textWidth(title), textWidth(answer)) + 6)));
  const inner = width - 4;
  const lines = [...wrap(body, inner), '', ...wrap(answer, inner)].slice(0, Math.max(1, rows - 2));
  return (
    <Overlay columns={columns} rows={rows} width={width} height={lines.length + 2}>
      <Text>{bold(borderLine('top', width, title, '', true))}</Text>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the dialog is its place
        <Text key={index}>{`│ ${fitText(line, inner)} │`}</Text>
      ))}
      <Text>{borderLine('bottom', width)}</Text>
    </Overlay>
  );
}
