import type { Logger } from 'pino';
import { Invalid, type Message } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { keepSession } from '../../services/openSessions.ts';
import type { Session } from '../../services/session.ts';
import type { SignInLine } from '../../services/signInLine.ts';
import type { Config } from '../../settings/config.ts';
import type { SettingsPatch } from '../../settings/personSettings.ts';
import type { Size } from '../kit/size.ts';
import type { Busy } from '../state/busy.ts';
import { createFormController, type FormController, type FormSpec } from '../state/formController.ts';
import { type SessionWatch, startSessionWatch } from '../state/sessionWatch.ts';
import { createSettings, type Settings } from '../state/settings.ts';
import { createStore, type Store } from '../state/store.ts';
import { describeError, toneOf } from '../state/uiContext.ts';
import type { MainScreenView } from './MainScreenView.tsx';
import type { MainScreen } from './mainScreen.ts';
import { createScreenLock, type ScreenLock } from './screenLock.ts';

export type Screen =
  | { readonly kind: 'login'; readonly form: FormController; readonly reason: Message | null }
  | { readonly kind: 'password'; readonly form: FormController }
  | { readonly kind: 'mainScreen'; readonly mainScreen: MainScreen; readonly Screen: typeof MainScreenView };

/** The flow of the application: sign-in, the first password change, the main screen, and back. */
export interface AppFlow {
  readonly place: Store<Screen, Screen>;
  /** The lock over the place, whose state stays as it is; null while it is unlocked. */
  readonly lock: Store<ScreenLock | null, ScreenLock | null>;
  readonly demo: readonly string[];
  /** True if the SSH server knows the person by their key: only the password is asked for. */
  readonly isKnown: boolean;
  /** Has the sign-in read aloud, and then the session: it is kept in the person's settings. */
  readonly askAloud: () => void;
  readonly quit: () => void;
  readonly signOut: () => void;
  /** Called for each key. Returns false if it must be dropped, because the session has just locked or ended. */
  readonly onInput: () => boolean;
  /** Ends the session, if there is one. */
  readonly close: () => Promise<void>;
}

export interface AppFlowOptions {
  readonly config: Config;
  readonly texts: Translator;
  readonly log: Logger;
  readonly now: () => Date;
  /** Counts the pending work, from the first screen to the last. */
  readonly busy: Busy;
  readonly size: () => Size;
  readonly copy: (text: string) => void;
  readonly redraw: () => void;
  /** Turns the screen reader mode on or off, in addition to the environment variable. */
  readonly readAloud: (isOn: boolean) => void;
  /** Turns the terminal's mouse reports on or off. */
  readonly trackMouse: (isOn: boolean) => void;
  readonly onQuit: () => void;
}

/** The database code, and the panes with it, loads while the sign-in screen is already visible. */
const loadServices = () => import('../../services/session.ts');
const loadSettings = () => import('../../settings/settingsFile.ts');
const loadMainScreen = async () => {
  const [mainScreen, screen] = await Promise.all([import('./mainScreen.ts'), import('./MainScreenView.tsx')]);
  return { ...mainScreen, ...screen };
};

/** @returns an app flow that shows the sign-in screen. */
export function createAppFlow(options: AppFlowOptions): AppFlow {
  const { config, texts, log, now, busy } = options;
  const describe = describeError(log);
  let session: Session | null = null;
  let mainScreen: MainScreen | null = null;
  let settings: Settings | null = null;
  let line: SignInLine | undefined;
  let watch: SessionWatch | null = null;
  let isClosed = false;
  /** Asked for at the sign-in. */
  let isAloud = false;

  async function endSession(): Promise<void> {
    watch?.stop();
    watch = null;
    lock.dispatch(null);
    mainScreen?.dispose();
    options.trackMouse(false);
    // The sign-in of whom the SSH server knows is read like the rest.
    options.readAloud(config.person !== null && settings?.get().reader === true);
    const [ended, kept] = [session, settings];
    mainScreen = null;
    session = null;
    settings = null;
    await Promise.all([ended?.close(), kept?.whenKept()]);
  }

  /** Whom the SSH server knows types the password alone, and nothing where the key is enough. */
  function loginForm(username: string): FormController {
    const { person, isKeyEnough } = config;
    const isByKey = person !== null && isKeyEnough;
    const missing: FormSpec['check'] = (field, values) =>
      (values[field] ?? '') === '' && !isByKey ? { key: 'login.missing' } : null;
    /** A wrong masked password cannot be corrected, so it is cleared. Where the server did not answer, it stays. */
    const refuse = (error: unknown) => {
      if (error instanceof Invalid) form.store.dispatch({ type: 'edit', field: 'password', value: '', cursor: 0 });
      throw error;
    };
    const spec: FormSpec<void> = {
      id: 'login',
      title: person === null ? { key: 'login.title' } : { key: 'login.titleOf', params: { username: person.username } },
      fields: [
        ...(person === null ? [{ name: 'username', label: 'login.username', kind: 'text' } as const] : []),
        { name: 'password', label: 'login.password', kind: 'secret' },
      ],
      values: { username: person?.username ?? username, password: '' },
      check: missing,
      save: async (values) => {
        const [{ signIn, signInByKey }] = await Promise.all([loadServices(), loadMainScreen()]);
        const deps = { config, now, log };
        const { username: name = '', password = '' } = values;
        const entering =
          isByKey && password === '' ? signInByKey(deps, person, line) : signIn(deps, name, password, line);
        const entered = await entering.catch(refuse);
        // The user left while the database was still working: close the new session.
        if (isClosed) await entered.close();
        else session = entered;
      },
      onSaved: () => enter(),
    };
    const form = createFormController(spec, () => undefined, describe, busy);
    if (username !== '' && person === null) form.store.dispatch({ type: 'focus', place: 1 });
    let typed = '';
    form.store.subscribe(() => {
      const { password = '' } = form.store.get().values;
      if (password !== '' && password !== typed) line?.openEarly();
      typed = password;
    });
    return form;
  }

  function leave(reason: Message | null): void {
    const username = session?.actor.username ?? '';
    endSession().catch((error: unknown) => describe(error));
    place.dispatch({ kind: 'login', form: loginForm(username), reason });
  }

  /** A new or reset password must be changed before anything else. */
  async function askForPassword(entered: Session): Promise<void> {
    const { passwordForm } = await import('../panes/login/passwordForm.ts');
    if (session !== entered) return;
    const onSaved = () => {
      busy.during(openMainScreen(entered)).catch((error: unknown) => leave(describe(error)));
    };
    const form = createFormController(passwordForm(entered, onSaved), () => undefined, describe, busy);
    place.dispatch({ kind: 'password', form: { ...form, abandon: () => leave(null), leave: () => leave(null) } });
  }

  /** Applies this user's settings. If the file cannot be read, the main screen shows a notice. */
  async function openSettings(entered: Session): Promise<{ opened: Settings; problem: Message | null }> {
    const { readSettings, settingsPath, writeSettings } = await loadSettings();
    const { username } = entered.actor;
    const storage = {
      path: settingsPath(config.home),
      read: () => readSettings(config.home, username),
      write: (patch: SettingsPatch) => writeSettings(config.home, username, patch),
    };
    let problem: Message | null = null;
    const stored = await storage.read().catch((error: unknown) => {
      problem = describe(error);
      return {};
    });
    const onFailure = (error: unknown) => mainScreen?.uiContext.notify(toneOf(error), describe(error));
    return { opened: createSettings(storage, stored, onFailure), problem };
  }

  async function openMainScreen(entered: Session): Promise<void> {
    const [{ createMainScreen, MainScreenView }, { opened, problem }] = await Promise.all([
      loadMainScreen(),
      openSettings(entered),
    ]);
    if (session !== entered) return;
    settings = opened;
    const { lang } = opened.get();
    if (lang) entered.setLanguage(lang);
    const apply = () => {
      const { mouse = false, reader = false } = settings === opened ? opened.get() : {};
      options.trackMouse(mouse);
      options.readAloud(reader);
    };
    opened.subscribe(apply);
    if (isAloud) opened.dispatch({ reader: true });
    isAloud = false;
    apply();
    mainScreen = createMainScreen({
      session: entered,
      settings: opened,
      busy,
      size: options.size,
      copy: options.copy,
      redraw: options.redraw,
      onLock: () => lockScreen(entered),
      onSignOut: (reason) => leave(reason ?? { key: 'login.signedOut' }),
      onQuit: options.onQuit,
    });
    place.dispatch({ kind: 'mainScreen', mainScreen, Screen: MainScreenView });
    mainScreen.start();
    if (entered.notice) mainScreen.uiContext.notify('done', entered.notice);
    if (problem) mainScreen.uiContext.notify('failed', problem);
  }

  /** Hides the screen until the same person has typed the password. */
  function lockScreen(entered: Session): void {
    if (session !== entered || lock.get()) return;
    entered.log.info('locked');
    mainScreen?.pause();
    const unlocked = () => {
      if (session !== entered) return;
      entered.log.info('unlocked');
      lock.dispatch(null);
      mainScreen?.resume();
    };
    lock.dispatch(createScreenLock(entered, { describe, busy }, unlocked));
  }

  function enter(): void {
    const entered = session;
    if (!entered) return;
    watch = startSessionWatch({
      limits: config.session,
      now,
      onIdle: () => lockScreen(entered),
      onEndsSoon: (end) => mainScreen?.endsSoon(end),
      onEnd: () => leave({ key: 'notice.sessionTooLong' }),
    });
    entered.onEnded((reason) => {
      if (session === entered) leave(reason ?? { key: 'notice.sessionEnded' });
    });
    keepSession(entered);
    const opening = entered.actor.mustChangePassword ? askForPassword(entered) : openMainScreen(entered);
    busy.during(opening).catch((error: unknown) => leave(describe(error)));
  }

  const lock = createStore<ScreenLock | null, ScreenLock | null>((_, next) => next, null);
  const place = createStore<Screen, Screen>((_, next) => next, {
    kind: 'login',
    form: loginForm(''),
    reason: null,
  });
  setImmediate(() => {
    Promise.all([loadServices(), loadMainScreen(), loadSettings()])
      .then(([{ prepare }]) => {
        line = prepare({ config, now, log });
        const shown = place.get();
        // At the start only: whoever signs out stays out until Enter.
        if (config.person !== null && config.isKeyEnough && shown.kind === 'login') return shown.form.save();
      })
      .catch((error: unknown) => describe(error));
  });
  const demo = config.isDemo
    ? [
        '',
        texts.t('login.demo', { password: 'epicevent-demo' }),
        '  bill.boquet, commercial.demo (commercial)',
        '  kate.hastroff, alienor.vichum (support)',
        '  gestion.demo (gestion)',
      ]
    : [];
  const close = () => {
    isClosed = true;
    line?.close();
    return endSession();
  };
  return {
    place,
    lock,
    demo,
    isKnown: config.person !== null,
    close,
    askAloud: () => {
      isAloud = !isAloud;
      options.readAloud(isAloud);
    },
    quit: options.onQuit,
    signOut: () => leave({ key: 'login.signedOut' }),
    onInput: () => watch?.touch() ?? true,
  };
}
