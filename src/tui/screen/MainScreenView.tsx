import { Box, useIsScreenReaderEnabled } from 'ink';
import { Fragment, use, useEffect, useMemo, useState } from 'react';
import { PENDING } from '../dialogs/PendingLayer.tsx';
import { verdictOf } from '../keys/binding.ts';
import { BASE, useKeys } from '../keys/KeyProvider.tsx';
import { keyLabel } from '../keys/keyLabel.ts';
import { KeyBar } from '../kit/KeyBar.tsx';
import { MARKS } from '../kit/marks.ts';
import { Notice } from '../kit/Notice.tsx';
import { PaletteContext, TerminalContext } from '../kit/PaletteContext.ts';
import { paletteOf } from '../kit/paint.ts';
import { ReadingContext } from '../kit/reading.ts';
import type { Size } from '../kit/size.ts';
import { TitleLine } from '../kit/TitleLine.tsx';
import { homeRow } from '../panes/home/homeState.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import { addresseeName } from '../panes/requests/requestTexts.ts';
import { selectedRow } from '../state/pane.ts';
import { readingWords } from '../state/readingWords.ts';
import { useStore } from '../state/store.ts';
import type { PaneKind } from '../state/workspace.ts';
import { CardView } from './CardView.tsx';
import { HomeView } from './HomeView.tsx';
import type { MainScreen } from './mainScreen.ts';
import { isRoomy, mainScreenLayout, readHeight } from './mainScreenLayout.ts';
import { createMainScreenMouse, type PaneLook } from './mainScreenMouse.ts';
import { PaneView } from './PaneView.tsx';

/** Milliseconds that a notice stays, enough to read the longest refusal. */
const NOTICE_STAYS = 8000;
/** Footer positions from here on are kept in every window. */
const ALWAYS = 90;
const TONES = { done: 'success', refused: 'warning', failed: 'error' } as const;

/** Returns the clock as text. The component renders only when the minute changes. */
function useClock(now: () => Date, write: (instant: Date) => string): string {
  const [text, setText] = useState(() => write(now()));
  useEffect(() => {
    const timer = setTimeout(() => setText(write(now())), 60_000 - (now().getTime() % 60_000));
    return () => clearTimeout(timer);
  });
  return text;
}

/** Maximum lines of a notice. Even the narrowest window shows the full path of an export. */
const MOST_LINES = 6;

function NoticeLine({ mainScreen, size }: { readonly mainScreen: MainScreen; readonly size: Size }) {
  const { notices, texts } = mainScreen.uiContext;
  const { last } = useStore(notices);
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => notices.dispatch({ type: 'hide', id: last.id }), NOTICE_STAYS);
    return () => clearTimeout(timer);
  }, [last, notices]);
  if (!last) return null;
  const { asking } = last;
  const offer = asking ? [texts.t('requests.offer', { who: addresseeName(asking.of, texts) })] : [];
  const text = [texts.message(last.message), ...offer].join(' — ');
  return <Notice tone={TONES[last.tone]} text={text} width={size.columns} maxLines={MOST_LINES} />;
}

function Keys({ mainScreen, size }: { readonly mainScreen: MainScreen; readonly size: Size }) {
  const { pane } = useStore(mainScreen.workspace.focus);
  useStore(mainScreen.workspace.selection);
  useStore(mainScreen.workspace.panes[pane].store as never, selectedRow as never);
  useStore(mainScreen.home.store, homeRow);
  const context = mainScreen.contextOf(pane);
  const { texts } = mainScreen.uiContext;
  const shown = mainScreen
    .bindingsOf(pane)
    .filter((binding) => binding.onFooter !== undefined && !binding.isHidden?.(context))
    .toSorted((a, b) => (a.onFooter ?? 0) - (b.onFooter ?? 0));
  const hints = shown.map((binding) => {
    const place = binding.onFooter ?? 0;
    const isDim = !verdictOf(binding, context).allowed;
    // Where there is no room, refused keys are dropped first. The help key is never dropped.
    const priority = place >= ALWAYS ? 0 : isDim ? place + ALWAYS : place;
    return { keys: keyLabel(binding.keys[0] ?? '', texts), label: texts.t(binding.label), priority, isDim };
  });
  return <KeyBar hints={hints} width={size.columns} />;
}

function Place({ mainScreen, size }: { readonly mainScreen: MainScreen; readonly size: Size }) {
  const { session, texts } = mainScreen.uiContext;
  const { pane, isHome } = useStore(mainScreen.workspace.focus);
  useStore(mainScreen.workspace.panes[pane].store as never, selectedRow as never);
  useStore(mainScreen.home.store, homeRow);
  const { spec, row } = mainScreen.contextOf(pane);
  const { firstName, lastName, role } = session.actor;
  const clock = useClock(session.now, texts.time);
  const where = texts.t(isHome ? 'pane.home' : `pane.${pane}`);
  const place = [texts.t('app.name'), where, ...(row ? [spec.nameOf(row, texts)] : [])];
  const isOnLine = useStore(mainScreen.workspace.isOnLine);
  const end = useStore(mainScreen.end);
  const person = `${firstName} ${lastName} · ${texts.t(`role.${role}`)}`;
  const here = end ? texts.t('pane.endsAt', { time: texts.time(end) }) : person;
  const who = isOnLine ? here : `${MARKS.error.sign} ${texts.t('error.unavailable')}`;
  return (
    <TitleLine
      place={place}
      who={who}
      accent={{ word: texts.t(`role.${role}`), meaning: role }}
      clock={clock}
      width={size.columns}
    />
  );
}

/** Handles the mouse over the panes; each pane reports where its rows are. */
function useMainScreenMouse(mainScreen: MainScreen) {
  return useMemo(() => {
    const looks = new Map<PaneKind, PaneLook>();
    const onDrawn = (kind: PaneKind, look: PaneLook) => void looks.set(kind, look);
    return { onDrawn, onMouse: createMainScreenMouse(mainScreen, looks) };
  }, [mainScreen]);
}

/** The signed-in screen: title, panes and card, notice, key hints, and the layers above. */
export function MainScreenView({ mainScreen, size }: { readonly mainScreen: MainScreen; readonly size: Size }) {
  const { uiContext, workspace } = mainScreen;
  const focus = useStore(workspace.focus);
  const layers = useStore(uiContext.layers);
  const { onDrawn, onMouse } = useMainScreenMouse(mainScreen);
  const { paneShare, contrast = false, panes: paneSettings } = useStore(uiContext.settings);
  const { colors } = use(TerminalContext);
  const { role } = uiContext.session.actor;
  const palette = useMemo(() => paletteOf(colors, contrast, role), [colors, contrast, role]);
  const { isHome } = focus;
  const layout = mainScreenLayout(size, workspace.kinds, { ...focus, isZoomed: focus.isZoomed && !isHome }, paneShare);
  useKeys(BASE, { onKey: mainScreen.onKey, ...(isHome ? {} : { onMouse: (press) => onMouse(press, layout) }) });
  const isRead = useIsScreenReaderEnabled();
  const { texts } = uiContext;
  const words = useMemo(() => readingWords(texts), [texts]);
  /** With a screen reader, only the top layer is drawn, and unfocused panes show only their titles. */
  const hasLayer = layers.some(({ name }) => name !== PENDING);
  const isCovered = isRead && hasLayer;
  const partsOf = (kind: PaneKind) => {
    const { spec, pane } = mainScreen.contextOf(kind);
    return { spec: spec as PaneSpec<PaneKind>, pane };
  };
  return (
    <ReadingContext value={words}>
      <PaletteContext value={palette}>
        <Box flexDirection='column' width={size.columns} height={size.rows} overflow='hidden'>
          <Place mainScreen={mainScreen} size={size} />
          <Box
            height={layout.bodyHeight}
            display={isCovered ? 'none' : 'flex'}
            flexDirection={isRead ? 'column' : 'row'}
          >
            {isHome ? (
              <HomeView
                mainScreen={mainScreen}
                size={size}
                bodyHeight={layout.bodyHeight}
                cardWidth={layout.cardWidth}
                isRead={isRead}
              />
            ) : null}
            <Box flexDirection='column' width={layout.paneWidth} display={isHome ? 'none' : 'flex'}>
              {isHome
                ? null
                : layout.panes.map((place) => (
                    <PaneView
                      key={place.kind}
                      {...partsOf(place.kind)}
                      texts={uiContext.texts}
                      now={uiContext.session.now}
                      clock={uiContext.session.clock}
                      actor={uiContext.session.actor}
                      place={isRead ? { ...place, height: place.kind === focus.pane ? readHeight(size) : 0 } : place}
                      width={layout.paneWidth}
                      isFocused={place.kind === focus.pane}
                      isZoomed={focus.isZoomed}
                      isRoomy={isRoomy(size)}
                      onDrawn={onDrawn}
                      choice={paneSettings?.[place.kind]?.columns}
                      workspace={workspace}
                    />
                  ))}
            </Box>
            {layout.cardWidth > 0 && !isHome ? (
              <CardView
                {...partsOf(focus.pane)}
                uiContext={uiContext}
                texts={uiContext.texts}
                width={layout.cardWidth}
                height={isRead ? readHeight(size) + 2 : layout.bodyHeight}
              />
            ) : null}
          </Box>
          <Box height={1} />
          {hasLayer ? null : <Keys mainScreen={mainScreen} size={size} />}
          {layers.map((layer) =>
            isRead ? (
              <Box key={layer.id} flexDirection='column' display={layer === layers.at(-1) ? 'flex' : 'none'}>
                {layer.draw(size)}
              </Box>
            ) : (
              <Fragment key={layer.id}>{layer.draw(size)}</Fragment>
            ),
          )}
          <Box position='absolute' bottom={1} left={0} width={size.columns}>
            <NoticeLine mainScreen={mainScreen} size={size} />
          </Box>
        </Box>
      </PaletteContext>
    </ReadingContext>
  );
}
