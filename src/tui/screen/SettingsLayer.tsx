import { ListBox, listHeight } from '../dialogs/ListBox.tsx';
import { moveInList } from '../dialogs/moveInList.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { useLive } from '../kit/useLive.ts';
import { useStore } from '../state/store.ts';
import type { UiContext } from '../state/uiContext.ts';

interface Line {
  readonly label: string;
  readonly detail: string;
  /** Changes the setting, or opens its dialog. */
  readonly change: () => void;
}

/** Returns each setting with its current value. */
function linesOf(uiContext: UiContext, onReset: () => Promise<void>): Line[] {
  const { settings, session, texts } = uiContext;
  const { t } = texts;
  const { mouse = false, reader = false, contrast = false, paneShare } = settings.get();
  const setLang = () => {
    const lang = session.texts.lang === 'fr' ? 'en' : 'fr';
    session.setLanguage(lang);
    settings.dispatch({ lang });
  };
  const reset = () =>
    uiContext.confirm({
      title: { key: 'settings.reset' },
      body: { key: 'settings.resetBody' },
      onYes: async () => {
        session.setLanguage(session.config.lang);
        settings.dispatch({
          lang: undefined,
          mouse: undefined,
          reader: undefined,
          contrast: undefined,
          paneShare: undefined,
          panes: undefined,
        });
        await onReset();
        uiContext.notify('done', { key: 'settings.resetDone' });
      },
    });
  return [
    { label: t('settings.lang'), detail: t(`settings.lang.${texts.lang}`), change: setLang },
    {
      label: t('settings.mouse'),
      detail: t(mouse ? 'keys.yes' : 'keys.no'),
      change: () => settings.dispatch({ mouse: !mouse }),
    },
    {
      label: t('settings.reader'),
      detail: t(reader ? 'keys.yes' : 'keys.no'),
      change: () => settings.dispatch({ reader: !reader }),
    },
    {
      label: t('settings.contrast'),
      detail: t(contrast ? 'keys.yes' : 'keys.no'),
      change: () => settings.dispatch({ contrast: !contrast }),
    },
    { label: t('settings.columns'), detail: 'C', change: uiContext.openColumns },
    {
      label: t('settings.paneShare'),
      detail: paneShare === undefined ? t('settings.usual') : t('settings.percent', { share: paneShare }),
      change: () => settings.dispatch({ paneShare: undefined }),
    },
    { label: t('settings.reset'), detail: '', change: reset },
  ];
}

/** Shows the settings of the signed-in user. Each change applies, and is saved, at once. */
export function SettingsLayer(props: {
  readonly id: string;
  readonly uiContext: UiContext;
  readonly size: Size;
  /** Resets the open panes to their defaults. */
  readonly onReset: () => Promise<void>;
}) {
  const { id, uiContext, size, onReset } = props;
  const { t } = uiContext.texts;
  const [cursor, read, write] = useLive(0);
  useStore(uiContext.settings);
  useKeys(id, {
    onKey: (key) => {
      const lines = linesOf(uiContext, onReset);
      if (['Esc', 'q', ',', 'Ctrl+C'].includes(key.name)) return uiContext.close(id);
      if (['Enter', 'Space', 'Left', 'Right'].includes(key.name)) return lines[read()]?.change();
      write(moveInList(key.name, read(), lines.length, listHeight(lines.length, size)));
    },
  });
  return (
    <ListBox
      title={t('settings.title', { username: uiContext.session.actor.username })}
      keys={`${t('key.Enter')} ${t('keys.change')} · ${t('key.Esc')} ${t('keys.close')} · ${uiContext.settings.path}`}
      options={linesOf(uiContext, onReset).map(({ label, detail }, key) => ({ key, label, detail }))}
      cursor={cursor}
      size={size}
    />
  );
}
