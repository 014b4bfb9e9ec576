import type { ReactNode } from 'react';
import type { Desk } from '../desk.ts';
import { deskLayout, type Size } from '../layouts/deskLayout.ts';
import { paneKeys, sessionKeys } from '../panes/deskKeys.ts';
import { createFormController } from '../state/formController.ts';
import type { ChooseSpec, Shell } from '../state/shell.ts';
import { CardLayer } from './CardLayer.tsx';
import { ChooseLayer } from './ChooseLayer.tsx';
import { type Command, CommandsLayer } from './CommandsLayer.tsx';
import { ConfirmLayer } from './ConfirmLayer.tsx';
import { FilterLayer } from './FilterLayer.tsx';
import { FormLayer } from './FormLayer.tsx';
import { HelpLayer } from './HelpLayer.tsx';

type Openers = Pick<
  Shell,
  'openForm' | 'confirm' | 'choose' | 'openCard' | 'isCardShown' | 'openFilter' | 'openHelp' | 'openCommands'
>;

/** Every verb by its name: those of the focused pane first, the other panes', and what belongs to none. */
function commandsOf({ shell, workspace, contextOf }: Desk): Command[] {
  const { t } = shell.texts;
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
  const ofNone = [...paneKeys, ...sessionKeys].map((binding) => ({
    binding,
    context: () => contextOf(here),
    place: t('app.name'),
    enter: () => undefined,
  }));
  return [...ofPanes, ...ofNone].filter(({ binding, context }) => !binding.isHidden?.(context()));
}

/** What puts a layer over the panes. @param desk gives the desk, once it is whole; @param size of the window now */
export function createOpeners(desk: () => Desk, size: () => Size): Openers {
  const shell = () => desk().shell;
  const focused = () => desk().workspace.focus.get().pane;
  let opened = 0;
  const open = (name: string, draw: (id: string, now: Size) => ReactNode): string => {
    opened += 1;
    const id = `${name}#${opened}`;
    shell().open({ id, name, draw: (now) => draw(id, now) });
    return id;
  };

  return {
    openForm: (spec) => {
      const { close, describe, texts } = shell();
      const form = createFormController(spec, () => close(id), describe);
      const id = open(spec.id, (own, now) => <FormLayer id={own} form={form} texts={texts} size={now} />);
    },
    confirm: (spec) =>
      void open('confirm', (id, now) => <ConfirmLayer id={id} spec={spec} shell={shell()} size={now} />),
    choose: <T,>(spec: ChooseSpec<T>) =>
      void open('choose', (id, now) => <ChooseLayer id={id} spec={spec} shell={shell()} size={now} />),
    openCard: () => {
      const { workspace, contextOf, onKey } = desk();
      const kind = focused();
      // A card is of one pane's record: it leaves when the focus goes to another pane.
      const stop = workspace.focus.subscribe(() => {
        if (focused() === kind) return;
        stop();
        shell().close(card);
      });
      const { spec, pane } = contextOf(kind);
      const card = open('card', (id, now) => (
        <CardLayer id={id} spec={spec} pane={pane} shell={shell()} size={now} onKey={onKey} />
      ));
    },
    isCardShown: () => {
      const { workspace } = desk();
      const isOver = shell()
        .layers.get()
        .some(({ name }) => name === 'card');
      return isOver || deskLayout(size(), workspace.kinds, workspace.focus.get()).cardWidth > 0;
    },
    openFilter: () => {
      const { pane } = desk().contextOf(focused());
      const initial = pane.store.get().query.text;
      open('filter', (id, now) => <FilterLayer id={id} shell={shell()} size={now} initial={initial} ask={pane.ask} />);
    },
    openHelp: () => {
      const context = desk().contextOf(focused());
      const groups = [
        { title: 'help.here', bindings: context.spec.bindings },
        { title: 'help.everywhere', bindings: [...paneKeys, ...sessionKeys] },
      ];
      open('help', (id, now) => <HelpLayer id={id} groups={groups} context={context} shell={shell()} size={now} />);
    },
    openCommands: () => {
      const commands = commandsOf(desk());
      open('commands', (id, now) => <CommandsLayer id={id} commands={commands} shell={shell()} size={now} />);
    },
  };
}
