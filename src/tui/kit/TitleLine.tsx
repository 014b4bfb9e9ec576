import { Text } from 'ink';
import { use } from 'react';
import { PaletteContext } from './PaletteContext.ts';
import { bold, type Meaning } from './paint.ts';
import { fitText, textWidth } from './text.ts';

export interface TitleLineProps {
  /** `['Epic Events', 'Clients', 'Cool Startup LLC']` */
  readonly place: readonly string[];
  /** `Bill Boquet · commercial` */
  readonly who?: string | undefined;
  /** A word of `who` that has a colour: the department. */
  readonly accent?: { readonly word: string; readonly meaning: Meaning } | undefined;
  /** `14:32` */
  readonly clock?: string | undefined;
  readonly width: number;
}

const BETWEEN = 5;

/**
 * Returns the current place and, for the right side, the user and the time. Together they take exactly `width` columns.
 */
export const titleParts = ({ place, who = '', clock = '', width }: TitleLineProps): { place: string; end: string } => {
  const least = Math.min(textWidth(place.join(' › ')), Math.floor(width / 3));
  const ends = [who, clock].filter((part) => part !== '').join(' '.repeat(BETWEEN));
  const right = [ends, clock].find((part) => part !== '' && textWidth(part) + least + 4 <= width) ?? '';
  const end = right === '' ? '' : `  ${fitText(right, textWidth(right))} `;
  const room = width - textWidth(end);
  const whole = ` ${place.join(' › ')}`;
  // The application's name is dropped first: it is the least useful part.
  const shown = textWidth(whole) > room && place.length > 1 ? ` ${place.slice(1).join(' › ')}` : whole;
  return { place: fitText(shown, room), end };
};

/** The first line of the screen. */
export function TitleLine(props: TitleLineProps) {
  const { place, end } = titleParts(props);
  const { who, clock, accent } = props;
  const palette = use(PaletteContext);
  const painted = accent ? end.replace(accent.word, palette[accent.meaning]) : end;
  return (
    <Text wrap='truncate' aria-label={[props.place.join(' › '), who, clock].filter(Boolean).join(', ')}>
      {bold(place) + painted}
    </Text>
  );
}
