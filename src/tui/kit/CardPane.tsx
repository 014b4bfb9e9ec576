import { Box } from 'ink';
import { Card, type CardSection, cardLines } from './Card.tsx';
import { Pane } from './Pane.tsx';

/** A card in its own frame, shown from the top. The frame shows `more` where the card is cut. */
export function CardPane(props: {
  readonly title: string;
  readonly sections: readonly CardSection[];
  readonly width: number;
  /** Lines inside, borders not counted. */
  readonly height: number;
  readonly isFirst?: boolean | undefined;
  /** Shown in the frame where the card is cut. */
  readonly more: string;
}) {
  const { title, sections, width, height, isFirst, more } = props;
  const isCut = cardLines(sections, width - 4).length > height;
  return (
    <Pane
      title={title}
      width={width}
      height={height}
      isFocused={false}
      isFirst={isFirst}
      foot={isCut ? `▾ ${more}` : ''}
    >
      <Box paddingLeft={1}>
        <Card sections={sections} width={width - 4} height={height} />
      </Box>
    </Pane>
  );
}
