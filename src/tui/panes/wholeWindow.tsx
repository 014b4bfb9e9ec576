/** What the calendar and the figures share: a screen over the whole window, with keys of its own. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { HelpLayer } from '../dialogs/HelpLayer.tsx';
import { type Binding, findBinding, verdictOf } from '../keys/binding.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { keyLabel } from '../keys/keyLabel.ts';
import type { CardSection } from '../kit/Card.tsx';
import { keyBarText } from '../kit/KeyBar.tsx';
import type { Palette } from '../kit/paint.ts';
import type { UiContext } from '../state/uiContext.ts';

interface WindowContext {
  readonly uiContext: UiContext;
}

/** Order numbers of footer keys from which on they are always kept: to leave, and for the help. */
const ALWAYS = 90;

/** @returns the key hints that fit, in the order of their numbers */
export function windowKeyLine<C extends WindowContext>(
  bindings: readonly Binding<C>[],
  context: C,
  width: number,
  palette: Palette,
): string {
  const { texts } = context.uiContext;
  const hints = bindings
    .filter(({ onFooter, isHidden }) => onFooter !== undefined && !isHidden?.(context))
    .toSorted((a, b) => (a.onFooter ?? 0) - (b.onFooter ?? 0))
    .map((binding) => ({
      keys: keyLabel(binding.keys[0] ?? '', texts),
      label: texts.t(binding.label),
      priority: (binding.onFooter ?? 0) >= ALWAYS ? 0 : binding.onFooter,
      isDim: !verdictOf(binding, context).allowed,
    }));
  return keyBarText({ hints, width }, palette);
}

/** Runs the keys of the screen; a key that is not allowed says why, an unknown one that it is unknown. */
export function useWindowKeys<C extends WindowContext>(id: string, bindings: readonly Binding<C>[], context: C): void {
  const { uiContext } = context;
  useKeys(id, {
    onKey: (key) => {
      const name = key.name === 'Ctrl+C' ? 'Esc' : key.name;
      const binding = findBinding(bindings, name, context);
      if (!binding) {
        const params = { key: keyLabel(key.name, uiContext.texts) };
        return uiContext.notify('refused', { key: 'notice.unknownKey', params });
      }
      const verdict = verdictOf(binding, context);
      if (!verdict.allowed) return uiContext.notify('refused', verdict.problem);
      uiContext.attempt(() => binding.run(context));
    },
  });
}

/** Draws the lines of the whole window; for a screen reader they follow what was said before. */
export function WindowLines({ lines }: { readonly lines: readonly string[] }) {
  const isRead = useIsScreenReaderEnabled();
  return (
    <Box position={isRead ? 'relative' : 'absolute'} top={0} left={0} flexDirection='column'>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the window is its place
        <Text key={at} wrap='truncate'>
          {line}
        </Text>
      ))}
    </Box>
  );
}

/**
 * Opens the help of the screen.
 * @param place its name
 * @param more what else is to know there
 */
export function openWindowHelp<C extends WindowContext>(
  context: C,
  place: string,
  bindings: readonly Binding<C>[],
  more: readonly CardSection[] = [],
): void {
  const { uiContext } = context;
  const id = `help#${crypto.randomUUID()}`;
  const groups = [{ title: 'help.here' as const, bindings }];
  uiContext.open({
    id,
    name: 'help',
    draw: (size) => (
      <HelpLayer
        id={id}
        place={place}
        groups={groups}
        more={more}
        context={context}
        uiContext={uiContext}
        size={size}
      />
    ),
  });
}
