import { type Message, OutcomeUnknown } from '../../domain/errors.ts';
import { sinceLastSignIn } from '../../services/lastSignIns.ts';
import type { Session } from '../../services/session.ts';
import { ANYTHING, watchChanges } from '../../services/watchChanges.ts';
import { findBinding, verdictOf } from '../keys/binding.ts';
import { columnWidths } from '../kit/columnWidths.ts';
import type { Size } from '../kit/size.ts';
import { firstPane, paneSpecs, panesOf } from '../panes/allPanes.ts';
import { shownColumns } from '../panes/arrangedColumns.ts';
import { createHome } from '../panes/home/homeController.ts';
import { homeBindings } from '../panes/home/homeKeys.ts';
import { seeingHome } from '../panes/home/seeingHome.ts';
import { keyElsewhere } from '../panes/keyElsewhere.ts';
import { passwordForm } from '../panes/login/passwordForm.ts';
import { paneKeys, sessionKeys } from '../panes/mainScreenKeys.ts';
import type { PaneContext, PaneSpec } from '../panes/paneSpec.ts';
import { startQuery } from '../panes/startQuery.ts';
import { homeTaskKeys } from '../panes/tasks/taskKeys.ts';
import type { Busy } from '../state/busy.ts';
import { createLateOutcomes } from '../state/lateOutcomes.ts';
import { createLayers } from '../state/layers.ts';
import { createNotices } from '../state/notices.ts';
import { createPaneController, type PaneController } from '../state/paneController.ts';
import { createSerialQueue } from '../state/paneCounter.ts';
import { counted } from '../state/recordSource.ts';
import { reuseUnchanged } from '../state/reuseUnchanged.ts';
import { createSavedFeed } from '../state/savedFeed.ts';
import type { Settings } from '../state/settings.ts';
import { createStore, type Store } from '../state/store.ts';
import { askingOf, describeError, toneOf, type UiContext } from '../state/uiContext.ts';
import { createWorkspace, type PaneControllers, type PaneKind, type PaneRecord } from '../state/workspace.ts';
import { signInsSpec, toldOf } from './lastSignIns.ts';
import { isRoomy, mainScreenLayout } from './mainScreenLayout.ts';
import { createOpeners, type Underneath } from './openLayers.tsx';

/** The state and services below a signed-in screen, without the rendering. */
export interface MainScreen extends Underneath {
  /** Loads the first rows of every pane. */
  readonly start: () => void;
  /** Stops fetching what others change, while the screen is locked. */
  readonly pause: () => void;
  /** Fetches anew what is shown, and goes on with what others change. */
  readonly resume: () => void;
  /** Tells when the session will end. */
  readonly endsSoon: (end: Date) => void;
  /** The time of the end, once it was told. */
  readonly end: Store<Date | null, Date>;
  readonly dispose: () => void;
}

export interface MainScreenOptions {
  readonly session: Session;
  readonly settings: Settings;
  readonly busy: Busy;
  readonly size: () => Size;
  readonly copy: (text: string) => void;
  readonly redraw: () => void;
  readonly onLock: () => void;
  readonly onSignOut: (reason?: Message) => void;
  readonly onQuit: () => void;
}

/** Each pane spec is typed for its own kind; the shared code treats all kinds alike. */
const specOf = (kind: PaneKind) => paneSpecs[kind] as unknown as PaneSpec<PaneKind>;

/** Columns of a pane besides its cells: the frame and the marks of a row. */
const FRAME = 4;

/** @returns the main screen's state for a session; nothing is fetched before `start` */
export function createMainScreen(options: MainScreenOptions): MainScreen {
  const { session, settings, busy } = options;
  const layers = createLayers();
  const notices = createNotices();
  const describe = describeError(session.log);
  const kinds = panesOf(session);
  const queue = createSerialQueue();
  const controllerOf = <K extends PaneKind>(spec: PaneSpec<K>) =>
    createPaneController<PaneRecord[K]>(
      counted(reuseUnchanged(spec.source(session)), busy),
      startQuery(spec, session, settings),
      describe,
      queue,
      busy,
    );
  const panes: PaneControllers = {
    clients: controllerOf(paneSpecs.clients),
    contracts: controllerOf(paneSpecs.contracts),
    events: controllerOf(paneSpecs.events),
    collaborators: controllerOf(paneSpecs.collaborators),
    colleagues: controllerOf(paneSpecs.colleagues),
  };
  const workspace = createWorkspace(panes, kinds, firstPane(session), busy);
  const { focus } = workspace;
  const load = seeingHome(session, busy);
  const home = createHome({ load, changes: session.changes, focus, describe, busy });
  const paneOf = (kind: PaneKind) => panes[kind] as unknown as PaneController<PaneRecord[PaneKind]>;
  const focused = () => workspace.focus.get().pane;

  const notify: UiContext['notify'] = (tone, message, asking) =>
    notices.dispatch({ type: 'show', tone, message, at: session.now(), asking });
  const late = createLateOutcomes(notify, () => session.texts);
  const attempt: UiContext['attempt'] = (work) => {
    const onFailure = (error: unknown) => {
      notify(toneOf(error), describe(error), askingOf(error));
      if (error instanceof OutcomeUnknown) late.watch(error, null);
    };
    try {
      void busy.during(Promise.resolve(work())).catch(onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
  const close = (id: string) => layers.dispatch({ type: 'close', id });
  const open: UiContext['open'] = (layer) => layers.dispatch({ type: 'push', layer });

  const contextOf = (kind: PaneKind): PaneContext => {
    const pane = paneOf(kind);
    const { isHome } = workspace.focus.get();
    const waiting = home.selected();
    // At home no pane is visible, so a pane's selection does not count.
    const isWaiting = waiting !== null && waiting.kind !== 'tasks' && waiting.kind === kind;
    const row = !isHome ? pane.selected() : isWaiting ? waiting.record : null;
    return { uiContext, workspace, spec: specOf(kind), pane, row, home, isHome };
  };
  const bindingsOf = (kind: PaneKind) => {
    const { bindings } = specOf(kind);
    if (workspace.focus.get().isHome) {
      if (home.selected()?.kind === 'tasks') return homeBindings([], paneKeys, sessionKeys, homeTaskKeys);
      return homeBindings(bindings, paneKeys, sessionKeys);
    }
    return [...bindings, ...paneKeys, ...sessionKeys];
  };

  let hasKey = false;
  const onKey: MainScreen['onKey'] = (key) => {
    hasKey = true;
    const context = contextOf(focused());
    const binding = findBinding(bindingsOf(focused()), key.name, context);
    if (!binding) return notify('refused', keyElsewhere(key.name, context, contextOf, session.texts));
    const verdict = verdictOf(binding, context);
    if (!verdict.allowed) return notify('refused', verdict.problem, verdict.asking);
    attempt(() => binding.run(context));
  };

  // The layers use `uiContext`, which is complete once this function returns.
  const underneath: Underneath = {
    get uiContext() {
      return uiContext;
    },
    workspace,
    home,
    contextOf,
    bindingsOf,
    onKey,
  };
  const uiContext: UiContext = {
    session,
    get texts() {
      return session.texts;
    },
    settings,
    layers,
    notices,
    recentChanges: workspace.recentChanges,
    busy,
    describe,
    notify,
    late,
    attempt,
    open,
    close,
    saved: (kind, id, message) => {
      if (!workspace.focus.get().isHome || !home.has(kind, id)) return feed.saved(kind, id, message);
      // Keys wait here: the next key is meant for the row focused after this one has left.
      uiContext.blockInput(async () => {
        await home.refresh();
        notify('done', message);
      });
    },
    ...createOpeners(underneath, options.size),
    openSignIns: () => uiContext.choose(signInsSpec(uiContext)),
    openPassword: () => {
      const onSaved = () => notify('done', { key: 'form.saved' });
      uiContext.openForm(passwordForm(session, onSaved));
    },
    paneShare: () => {
      const { columns } = options.size();
      const { cardWidth } = mainScreenLayout(options.size(), kinds, workspace.focus.get(), settings.get().paneShare);
      return cardWidth === 0 ? null : Math.round((100 * (columns - cardWidth)) / columns);
    },
    drawnColumns: (kind) => {
      const { focus } = workspace;
      const { panes: chosen, paneShare } = settings.get();
      const { paneWidth } = mainScreenLayout(options.size(), kinds, focus.get(), paneShare);
      const isLinked = paneOf(kind).store.get().query.scope === 'linked';
      const room = { isZoomed: focus.get().isZoomed, isLinked, isRoomy: isRoomy(options.size()) };
      const columns = shownColumns(specOf(kind).columns, chosen?.[kind]?.columns, room);
      return columnWidths(columns, paneWidth - FRAME).map(({ column }) => column.key);
    },
    pageSize: () => {
      const { panes: places } = mainScreenLayout(
        options.size(),
        kinds,
        workspace.focus.get(),
        settings.get().paneShare,
      );
      return Math.max(1, (places.find(({ kind }) => kind === focused())?.height ?? 2) - 1);
    },
    copy: options.copy,
    redraw: options.redraw,
    lock: options.onLock,
    signOut: options.onSignOut,
    quit: options.onQuit,
  };

  /** Says when the user was last signed in. A notice that is there already, or a key, is not disturbed by good news. */
  async function tellLastSignIn(): Promise<void> {
    const since = await sinceLastSignIn(session);
    const told = toldOf(since, uiContext);
    if (!told || (since.refused === 0 && (hasKey || notices.get().count > 0))) return;
    notify(since.refused > 0 ? 'refused' : 'done', told);
  }

  const feed = createSavedFeed(workspace, session.changes, uiContext);

  const end = createStore<Date | null, Date>((_, next) => next, null);
  let stopWatching = (): void => undefined;
  const watch = () => {
    stopWatching = watchChanges(session, workspace.isOnLine.dispatch);
  };

  /** Loads the first rows of a pane, or the rows around its start record. */
  async function openPane(kind: PaneKind): Promise<void> {
    const { sort } = panes[kind].store.get().query;
    const id = sort === null ? await specOf(kind).startsOn?.(session) : null;
    await (typeof id === 'number' ? panes[kind].refresh(id) : panes[kind].ask({}));
  }

  return {
    uiContext,
    workspace,
    home,
    contextOf,
    bindingsOf,
    onKey,
    start: () => {
      watch();
      attempt(home.refresh);
      attempt(tellLastSignIn);
      attempt(async () => void (await Promise.all(kinds.map(openPane))));
    },
    pause: () => stopWatching(),
    resume: () => {
      watch();
      session.changes.announce([{ kind: ANYTHING, id: 0, isElsewhere: true }]);
    },
    end,
    endsSoon: (at) => {
      end.dispatch(at);
      notify('refused', { key: 'notice.sessionEndsSoon', params: { time: session.texts.time(at) } });
    },
    dispose: () => {
      stopWatching();
      feed.stop();
      home.stop();
      late.stop();
      workspace.dispose();
    },
  };
}
