import { ListBox, listHeight } from '../dialogs/ListBox.tsx';
import { listStep } from '../dialogs/listStep.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { useLive } from '../kit/useLive.ts';
import type { Shell } from '../state/shell.ts';
import { useStore } from '../state/store.ts';

interface Line {
  readonly label: string;
  readonly detail: string;
  /** Changes it, or opens what does. */
  readonly change: () => void;
}

/** What can be set, each with how it is now. */
function linesOf(shell: Shell, onReset: () => Promise<void>): Line[] {
  const { settings, session, texts } = shell;
  const { t } = texts;
  const { mouse = false, reader = false, paneShare } = settings.get();
  const setLang = () => {
    const lang = session.texts.lang === 'fr' ? 'en' : 'fr';
    session.setLanguage(lang);
    settings.dispatch({ lang });
  };
  const reset = () =>
    shell.confirm({
      title: { key: 'settings.reset' },
      body: { key: 'settings.resetBody' },
      onYes: async () => {
        session.setLanguage(session.config.lang);
        settings.dispatch({
          lang: undefined,
          mouse: undefined,
          reader: undefined,
          paneShare: undefined,
          panes: undefined,
        });
        await onReset();
        shell.notify('done', { key: 'settings.resetDone' });
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
    { label: t('settings.columns'), detail: 'C', change: shell.openColumns },
    {
      label: t('settings.paneShare'),
      detail: paneShare === undefined ? t('settings.usual') : t('settings.percent', { share: paneShare }),
      change: () => settings.dispatch({ paneShare: undefined }),
    },
    { label: t('settings.reset'), detail: '', change: reset },
  ];
}

/** The settings of whoever is signed in; each change is in force, and kept, at once. */
export function SettingsLayer(props: {
  readonly id: string;
  readonly shell: Shell;
  readonly size: Size;
  /** Brings the open panes back to what they are for everybody. */
  readonly onReset: () => Promise<void>;
}) {
  const { id, shell, size, onReset } = props;
  const { t } = shell.texts;
  const [cursor, read, write] = useLive(0);
  useStore(shell.settings);
  useKeys(id, {
    onKey: (key) => {
      const lines = linesOf(shell, onReset);
      if (['Esc', 'q', ',', 'Ctrl+C'].includes(key.name)) return shell.close(id);
      if (['Enter', 'Space', 'Left', 'Right'].includes(key.name)) return lines[read()]?.change();
      write(listStep(key.name, read(), lines.length, listHeight(lines.length, size)));
    },
  });
  return (
    <ListBox
      title={t('settings.title', { username: shell.session.actor.username })}
      keys={`${t('key.Enter')} ${t('keys.change')} · ${t('key.Esc')} ${t('keys.close')} · ${shell.settings.path}`}
      options={linesOf(shell, onReset).map(({ label, detail }, key) => ({ key, label, detail }))}
      cursor={cursor}
      size={size}
    />
  );
}
