import type { ReactNode } from 'react';
import type { FoundRecord } from '../../services/lists/findRecords.ts';
import { ChooseLayer } from '../dialogs/ChooseLayer.tsx';
import { ConfirmLayer } from '../dialogs/ConfirmLayer.tsx';
import { FilterLayer } from '../dialogs/FilterLayer.tsx';
import { FormLayer } from '../dialogs/FormLayer.tsx';
import { HelpLayer } from '../dialogs/HelpLayer.tsx';
import { PENDING, PendingLayer } from '../dialogs/PendingLayer.tsx';
import type { Binding } from '../keys/binding.ts';
import type { KeyPress } from '../keys/keyPress.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { Size } from '../kit/size.ts';
import { gapHelp } from '../panes/events/gapTexts.ts';
import { filterHelp } from '../panes/filterHelp.ts';
import { goToRecord } from '../panes/goToRecord.ts';
import type { HomeController } from '../panes/home/homeController.ts';
import { paneKeys, sessionKeys } from '../panes/mainScreenKeys.ts';
import type { PaneContext } from '../panes/paneSpec.ts';
import { createFormController } from '../state/formController.ts';
import { askingOf, type ChooseSpec, type UiContext } from '../state/uiContext.ts';
import type { PaneKind, Workspace } from '../state/workspace.ts';
import { CardLayer } from './CardLayer.tsx';
import { ColumnsLayer } from './ColumnsLayer.tsx';
import { CommandsLayer } from './CommandsLayer.tsx';
import type { Command } from './commandHits.ts';
import { copySpec } from './copySpec.ts';
import { hasCardBeside } from './mainScreenLayout.ts';
import { SettingsLayer } from './SettingsLayer.tsx';

type Openers = Pick<
  UiContext,
  | 'openForm'
  | 'confirm'
  | 'choose'
  | 'openCard'
  | 'isCardShown'
  | 'openFilter'
  | 'openHelp'
  | 'blockInput'
  | 'openCommands'
  | 'openSettings'
  | 'openColumns'
  | 'openCopy'
>;

/** The state and services that the layers use. */
export interface Underneath {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly home: HomeController;
  /** Returns the context that a pane's actions work on now. */
  readonly contextOf: (kind: PaneKind) => PaneContext;
  readonly bindingsOf: (kind: PaneKind) => readonly Binding<PaneContext>[];
  /** Runs the action of the key in the focused pane. */
  readonly onKey: (key: KeyPress) => void;
}

/** Returns every action by name: first the focused pane's, then the other panes', then the general ones. */
function commandsOf({ uiContext, workspace, contextOf, bindingsOf }: Underneath): Command[] {
  const { t } = uiContext.texts;
  const here = workspace.focus.get().pane;
  const kinds = [here, ...workspace.kinds.filter((kind) => kind !== here)];
  const ofPanes = kinds.flatMap((kind) =>
    contextOf(kind).spec.bindings.map((binding) => ({
      binding,
      context: () => contextOf(kind),
      place: t(`pane.${kind}`),
      enter: () => workspace.focus.dispatch({ type: 'focus', pane: kind }),
    })),
  );
  const general = new Set([...paneKeys, ...sessionKeys]);
  const ofNone = bindingsOf(here)
    .filter((binding) => general.has(binding))
    .map((binding) => ({
      binding,
      context: () => contextOf(here),
      place: t('app.name'),
      enter: () => undefined,
    }));
  return [...ofPanes, ...ofNone].filter(({ binding, context }) => !binding.isHidden?.(context()));
}

/**
 * Returns the functions that open layers.
 * @param size returns the current window size
 */
export function createOpeners(underneath: Underneath, size: () => Size): Openers {
  const { workspace, home, contextOf, bindingsOf, onKey } = underneath;
  const uiContext = () => underneath.uiContext;
  const focused = () => workspace.focus.get().pane;
  let opened = 0;
  const open = (name: string, draw: (id: string, now: Size) => ReactNode): string => {
    opened += 1;
    const id = `${name}#${opened}`;
    uiContext().open({ id, name, draw: (now) => draw(id, now) });
    return id;
  };

  return {
    openForm: (spec) => {
      const { close, describe, texts, busy, late, notify } = uiContext();
      // In the form every key is text, so what was refused there is offered once it is left.
      let refused: unknown = null;
      const save: typeof spec.save = async (...typed) => {
        refused = null;
        return spec.save(...typed).catch((error) => {
          refused = error;
          throw error;
        });
      };
      const leave = () => {
        close(id);
        const asking = askingOf(refused);
        if (asking) notify('refused', describe(refused), asking);
      };
      const form = createFormController({ ...spec, save }, leave, describe, busy, late);
      const id = open(spec.id, (own, now) => <FormLayer id={own} form={form} texts={texts} size={now} />);
    },
    confirm: (spec) =>
      void open('confirm', (id, now) => <ConfirmLayer id={id} spec={spec} uiContext={uiContext()} size={now} />),
    choose: <T,>(spec: ChooseSpec<T>) =>
      void open('choose', (id, now) => <ChooseLayer id={id} spec={spec} uiContext={uiContext()} size={now} />),
    openCard: (from = 'top') => {
      const kind = focused();
      const { isHome } = workspace.focus.get();
      // A card belongs to one pane's record, so it closes when the focus moves to another pane.
      const stop = workspace.focus.subscribe(() => {
        if (focused() === kind && workspace.focus.get().isHome === isHome) return;
        stop();
        uiContext().close(card);
      });
      const { spec, pane } = contextOf(kind);
      const source = isHome
        ? { subscribe: home.store.subscribe, row: () => home.record() }
        : { subscribe: pane.store.subscribe, row: pane.selected };
      const card = open('card', (id, now) => (
        <CardLayer
          id={id}
          spec={spec}
          source={source}
          uiContext={uiContext()}
          size={now}
          isAtHistory={from === 'history'}
          onKey={onKey}
        />
      ));
    },
    isCardShown: () => {
      const isOver = uiContext()
        .layers.get()
        .some(({ name }) => name === 'card');
      return isOver || hasCardBeside(size(), workspace.focus.get());
    },
    openSettings: () => {
      /** Resets every list to its default order. */
      const onReset = async () => {
        const asked = workspace.kinds.map((kind) => {
          const { spec, pane } = contextOf(kind);
          return pane.ask({ sort: spec.start(uiContext().session).sort });
        });
        await Promise.all(asked);
      };
      open('settings', (id, now) => <SettingsLayer id={id} uiContext={uiContext()} size={now} onReset={onReset} />);
    },
    openColumns: () => {
      const { spec } = contextOf(focused());
      open('columns', (id, now) => <ColumnsLayer id={id} spec={spec} uiContext={uiContext()} size={now} />);
    },
    openCopy: () => {
      const { spec, row } = contextOf(focused());
      if (row) uiContext().choose(copySpec(spec, row, uiContext()));
    },
    openFilter: () => {
      const { pane, spec } = contextOf(focused());
      const initial = pane.store.get().query.text;
      open('filter', (id, now) => (
        <FilterLayer id={id} uiContext={uiContext()} size={now} initial={initial} kind={spec.kind} ask={pane.ask} />
      ));
    },
    openHelp: () => {
      const context = contextOf(focused());
      const { t } = uiContext().texts;
      const general = [...paneKeys, ...sessionKeys];
      const here = context.isHome ? bindingsOf(focused()) : context.spec.bindings;
      const groups = [
        { title: 'help.here', bindings: here.filter((binding) => !general.includes(binding)) },
        { title: 'help.everywhere', bindings: context.isHome ? here.filter((one) => general.includes(one)) : general },
      ];
      const place = t(context.isHome ? 'pane.home' : `pane.${context.spec.kind}`);
      const helpBelow = (kind: PaneKind): CardSection[] => [
        ...(kind === 'events' ? [gapHelp(uiContext().texts)] : []),
        filterHelp(kind, uiContext().texts),
      ];
      open('help', (id, now) => (
        <HelpLayer
          id={id}
          place={place}
          groups={groups}
          context={context}
          more={context.isHome ? [] : helpBelow(context.spec.kind)}
          uiContext={uiContext()}
          size={now}
        />
      ));
    },
    blockInput: (work) => {
      const ending = new AbortController();
      const leave = () => {
        ending.abort();
        uiContext().close(layer);
      };
      const layer = open(PENDING, (id, now) => (
        <PendingLayer id={id} uiContext={uiContext()} size={now} onCancel={leave} />
      ));
      uiContext().attempt(async () => {
        const next = await work(ending.signal).catch((error) => {
          uiContext().close(layer);
          throw error;
        });
        // In one synchronous step: no waiting key may reach the panes before its layer is open.
        uiContext().close(layer);
        if (next && !ending.signal.aborted) next();
      });
    },
    openCommands: () => {
      const commands = commandsOf(underneath);
      const onRecord = (found: FoundRecord) => goToRecord({ uiContext: uiContext(), workspace }, found);
      open('commands', (id, now) => (
        <CommandsLayer id={id} commands={commands} uiContext={uiContext()} size={now} onRecord={onRecord} />
      ));
    },
  };
}
