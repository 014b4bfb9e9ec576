import type { Problem } from '../errors.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Session } from '../services/session.ts';
import type { Binding } from './keys/binding.ts';
import type { KeyPress } from './keys/keyPress.ts';
import { CardLayer } from './layers/CardLayer.tsx';
import { ChooseLayer } from './layers/ChooseLayer.tsx';
import { type Command, CommandsLayer } from './layers/CommandsLayer.tsx';
import { ConfirmLayer } from './layers/ConfirmLayer.tsx';
import { FilterLayer } from './layers/FilterLayer.tsx';
import { FormLayer } from './layers/FormLayer.tsx';
import { HelpLayer } from './layers/HelpLayer.tsx';
import { deskLayout, type Size } from './layouts/deskLayout.ts';
import { firstPane, paneSpecs, panesOf } from './panes/allPanes.ts';
import { paneKeys, sessionKeys } from './panes/deskKeys.ts';
import { passwordForm } from './panes/login/passwordForm.ts';
import type { PaneContext, PaneSpec } from './panes/paneSpec.ts';
import { createFormController } from './state/formController.ts';
import { createLayers } from './state/layers.ts';
import { createNotices } from './state/notices.ts';
import { createPaneController, type PaneController } from './state/paneController.ts';
import { type ChooseSpec, describeError, type Shell, toneOf } from './state/shell.ts';
import {
  createWorkspace,
  type PaneControllers,
  type PaneKind,
  type RecordOf,
  type Workspace,
} from './state/workspace.ts';

/** What a signed-in screen stands on: everything but the drawing. */
export interface Desk {
  readonly shell: Shell;
  readonly workspace: Workspace;
  /** What the verbs of a pane work on now. */
  readonly contextOf: (kind: PaneKind) => PaneContext;
  readonly bindingsOf: (kind: PaneKind) => readonly Binding<PaneContext>[];
  /** Does what the key says in the focused pane. */
  readonly onKey: (key: KeyPress) => void;
  /** Asks every pane for its first rows. */
  readonly start: () => void;
  readonly dispose: () => void;
}

export interface DeskOptions {
  readonly session: Session;
  readonly texts: Translator;
  readonly size: () => Size;
  readonly copy: (text: string) => void;
  readonly redraw: () => void;
  readonly onSignOut: (reason?: Problem) => void;
  readonly onQuit: () => void;
}

/** Every pane's verbs and records are of its own kind; the machinery treats them alike. */
const specOf = (kind: PaneKind) => paneSpecs[kind] as unknown as PaneSpec<PaneKind>;

/** @returns the desk of a session; nothing is fetched before `start`. */
export function createDesk(options: DeskOptions): Desk {
  const { session, texts } = options;
  const layers = createLayers();
  const notices = createNotices();
  const describe = describeError(session.log);
  const kinds = panesOf(session);
  const controllerOf = <K extends PaneKind>(spec: PaneSpec<K>) =>
    createPaneController<RecordOf[K]>(spec.source(session), spec.start(session), describe);
  const panes: PaneControllers = {
    clients: controllerOf(paneSpecs.clients),
    contracts: controllerOf(paneSpecs.contracts),
    events: controllerOf(paneSpecs.events),
    collaborators: controllerOf(paneSpecs.collaborators),
  };
  const workspace = createWorkspace(panes, kinds, firstPane(session));
  const paneOf = (kind: PaneKind) => panes[kind] as unknown as PaneController<RecordOf[PaneKind]>;
  const focused = () => workspace.focus.get().pane;

  const notify: Shell['notify'] = (tone, problem) => notices.dispatch({ type: 'show', tone, problem });
  const attempt: Shell['attempt'] = (work) => {
    const onFailure = (error: unknown) => notify(toneOf(error), describe(error));
    try {
      void Promise.resolve(work()).catch(onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
  const close = (id: string) => layers.dispatch({ type: 'close', id });
  const open: Shell['open'] = (layer) => layers.dispatch({ type: 'push', layer });

  const contextOf = (kind: PaneKind): PaneContext => {
    const pane = paneOf(kind);
    return { shell, workspace, spec: specOf(kind), pane, row: pane.selected() };
  };
  const bindingsOf = (kind: PaneKind) => [...specOf(kind).bindings, ...paneKeys, ...sessionKeys];

  function commands(): Command[] {
    const of = (kind: PaneKind): Command[] =>
      specOf(kind).bindings.map((binding) => ({
        binding,
        context: () => contextOf(kind),
        place: texts.t(`pane.${kind}`),
      }));
    const here = focused();
    const others = kinds.filter((kind) => kind !== here);
    const shared = [...paneKeys, ...sessionKeys].map((binding) => ({
      binding,
      context: () => contextOf(here),
      place: texts.t('app.name'),
    }));
    const all = [...of(here), ...others.flatMap(of), ...shared];
    return all.filter(({ binding, context }) => !binding.isHidden?.(context()));
  }

  /** After a save every pane is fetched anew, once for a run of changes, and what was saved is selected in its own. */
  let lastSaved: { kind: PaneKind; id: number; problem: Problem } | null = null;
  let isRefreshing = false;
  async function refreshNow(): Promise<void> {
    isRefreshing = false;
    const saving = lastSaved;
    lastSaved = null;
    const wasListed = saving && [...paneOf(saving.kind).store.get().rows.values()].some(({ id }) => id === saving.id);
    await Promise.all(kinds.map((kind) => panes[kind].refresh(saving?.kind === kind ? saving.id : undefined)));
    // What is new is shown even where the pane's filters would hide it.
    if (saving && !wasListed && paneOf(saving.kind).selected()?.id !== saving.id) {
      await paneOf(saving.kind).ask({ status: 'any', text: '' });
      await paneOf(saving.kind).refresh(saving.id);
    }
    if (saving) notify('done', saving.problem);
  }
  function refreshSoon(): void {
    if (isRefreshing) return;
    isRefreshing = true;
    setImmediate(() => attempt(refreshNow));
  }
  const stopListening = session.db.changes.listen(refreshSoon);

  const saved: Shell['saved'] = (kind, id, problem) => {
    workspace.focus.dispatch({ type: 'focus', pane: kind });
    lastSaved = { kind, id, problem };
    refreshSoon();
  };

  const shell: Shell = {
    session,
    texts,
    layers,
    notices,
    describe,
    notify,
    attempt,
    open,
    close,
    saved,
    openForm: (spec) => {
      const form = createFormController(spec, () => close(spec.id), describe);
      open({ id: spec.id, draw: (size) => <FormLayer id={spec.id} form={form} texts={texts} size={size} /> });
    },
    confirm: (spec) =>
      open({ id: 'confirm', draw: (size) => <ConfirmLayer id='confirm' spec={spec} shell={shell} size={size} /> }),
    choose: <T,>(spec: ChooseSpec<T>) =>
      open({ id: 'choose', draw: (size) => <ChooseLayer id='choose' spec={spec} shell={shell} size={size} /> }),
    openCard: () => {
      const kind = focused();
      // A card is of one pane's record: it leaves when the focus goes to another pane.
      const stop = workspace.focus.subscribe(() => {
        if (focused() === kind) return;
        stop();
        close('card');
      });
      open({
        id: 'card',
        draw: (size) => (
          <CardLayer id='card' spec={specOf(kind)} pane={paneOf(kind)} shell={shell} size={size} onKey={onKey} />
        ),
      });
    },
    isCardShown: () => {
      if (layers.get().some(({ id }) => id === 'card')) return true;
      return deskLayout(options.size(), kinds, workspace.focus.get()).cardWidth > 0;
    },
    openFilter: () => {
      const pane = paneOf(focused());
      const initial = pane.store.get().query.text;
      const draw = (size: Size) => (
        <FilterLayer id='filter' shell={shell} size={size} initial={initial} ask={pane.ask} />
      );
      open({ id: 'filter', draw });
    },
    openHelp: () => {
      const context = contextOf(focused());
      const groups = [
        { title: 'help.here', bindings: context.spec.bindings },
        { title: 'help.everywhere', bindings: [...paneKeys, ...sessionKeys] },
      ];
      const draw = (size: Size) => <HelpLayer id='help' groups={groups} context={context} shell={shell} size={size} />;
      open({ id: 'help', draw });
    },
    openCommands: () => {
      const listed = commands();
      const draw = (size: Size) => <CommandsLayer id='commands' commands={listed} shell={shell} size={size} />;
      open({ id: 'commands', draw });
    },
    openPassword: () => {
      const onSaved = () => notify('done', { key: 'form.saved' });
      shell.openForm(passwordForm(session, onSaved));
    },
    pageSize: () => {
      const { panes: places } = deskLayout(options.size(), kinds, workspace.focus.get());
      return Math.max(1, (places.find(({ kind }) => kind === focused())?.height ?? 2) - 1);
    },
    copy: options.copy,
    redraw: options.redraw,
    signOut: options.onSignOut,
    quit: options.onQuit,
  };

  function onKey(key: KeyPress) {
    const context = contextOf(focused());
    const binding = context.spec.bindings
      .concat(paneKeys, sessionKeys)
      .find((one) => one.keys.includes(key.name) && !one.isHidden?.(context));
    if (!binding) return notify('refused', { key: 'notice.unknownKey', params: { key: key.name } });
    const verdict = binding.needs?.(context);
    if (verdict && !verdict.allowed) return notify('refused', verdict.problem);
    attempt(() => binding.run(context));
  }

  return {
    shell,
    workspace,
    contextOf,
    bindingsOf,
    onKey,
    start: () => attempt(async () => void (await Promise.all(kinds.map((kind) => panes[kind].ask({}))))),
    dispose: () => {
      stopListening();
      workspace.dispose();
    },
  };
}
