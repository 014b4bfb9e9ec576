import { Text } from 'ink';
import { bold } from './paint.ts';
import { fitText, textWidth } from './text.ts';

export interface TitleLineProps {
  /** `['Epic Events', 'Clients', 'Cool Startup LLC']` */
  readonly place: readonly string[];
  /** `Bill Boquet · commercial` */
  readonly who?: string | undefined;
  /** `14:32` */
  readonly clock?: string | undefined;
  readonly width: number;
}

/** Where one is, who one is, and the time. */
export function TitleLine({ place, who = '', clock = '', width }: TitleLineProps) {
  const right = [who, clock].filter((part) => part !== '').join('     ');
  const end = right === '' || textWidth(right) + 20 > width ? (textWidth(clock) + 4 < width ? clock : '') : right;
  const endWidth = textWidth(end);
  const start = fitText(` ${place.join(' › ')}`, Math.max(0, width - endWidth - (endWidth > 0 ? 2 : 0)));
  return <Text wrap='truncate'>{bold(start) + (endWidth > 0 ? ` ${fitText(end, endWidth)} ` : '')}</Text>;
}
