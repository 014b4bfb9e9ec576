import { Box, useWindowSize } from 'ink';
import { useCallback, useMemo } from 'react';
import type { Translator } from '../i18n/translator.ts';
import { FormLayer } from './dialogs/FormLayer.tsx';
import { BASE, KeyProvider } from './keys/KeyProvider.tsx';
import { ReadingContext } from './kit/reading.ts';
import { TooSmall } from './kit/TooSmall.tsx';
import { LoginScreen } from './panes/login/LoginScreen.tsx';
import type { AppFlow } from './screen/appFlow.ts';
import { isTooSmall } from './screen/mainScreenLayout.ts';
import { LOCK } from './screen/screenLock.ts';
import type { Busy } from './state/busy.ts';
import { createLayers } from './state/layers.ts';
import { readingWords } from './state/readingWords.ts';
import { useStore } from './state/store.ts';

const NO_LAYERS = createLayers();
const NOBODY: readonly string[] = [];

/** The whole window: sign-in, a new password where required, then the main screen. */
export function App(props: { readonly appFlow: AppFlow; readonly texts: Translator; readonly busy: Busy }) {
  const { appFlow, texts, busy } = props;
  const size = useWindowSize();
  const place = useStore(appFlow.place);
  const lock = useStore(appFlow.lock);
  const layers = lock?.layers ?? (place.kind === 'mainScreen' ? place.mainScreen.uiContext.layers : NO_LAYERS);
  const beforeKey = useCallback(() => {
    if (!lock && place.kind === 'mainScreen') place.mainScreen.uiContext.notices.dispatch({ type: 'hide' });
  }, [place, lock]);
  const words = useMemo(() => readingWords(texts), [texts]);
  const isWindowTooSmall = isTooSmall(size);
  return (
    <ReadingContext value={words}>
      <KeyProvider
        layers={layers}
        onInput={appFlow.onInput}
        beforeKey={beforeKey}
        isDisabled={isWindowTooSmall}
        busy={busy}
      >
        {isWindowTooSmall ? (
          <TooSmall text={texts.t('tooSmall', { ...size })} columns={size.columns} rows={size.rows} />
        ) : null}
        {lock && !isWindowTooSmall ? (
          <LoginScreen
            id={LOCK}
            form={lock.form}
            texts={lock.texts}
            size={size}
            reason={{ key: 'lock.reason' }}
            keys={lock.texts.t('lock.keys')}
            demo={NOBODY}
            onQuit={appFlow.signOut}
          />
        ) : null}
        {/* What is hidden keeps its state, and draws nothing. */}
        <Box display={isWindowTooSmall || lock ? 'none' : 'flex'}>
          {place.kind === 'login' ? (
            <LoginScreen
              id={BASE}
              form={place.form}
              texts={texts}
              size={size}
              reason={place.reason}
              keys={texts.t(appFlow.isKnown ? 'login.keysOfKey' : 'login.keys')}
              demo={appFlow.demo}
              onAloud={appFlow.askAloud}
              onQuit={appFlow.quit}
            />
          ) : null}
          {place.kind === 'password' ? (
            <Box width={size.columns} height={size.rows}>
              <FormLayer id={BASE} form={place.form} texts={texts} size={size} />
            </Box>
          ) : null}
          {place.kind === 'mainScreen' ? <place.Screen mainScreen={place.mainScreen} size={size} /> : null}
        </Box>
      </KeyProvider>
    </ReadingContext>
  );
}
