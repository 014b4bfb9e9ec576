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
    })),
  );
  const ofNone = [...paneKeys, ...sessionKeys].map((binding) => ({
    binding,
    context: () => contextOf(here),
    place: t('app.name'),
  }));
  return [...ofPanes, ...ofNone].filter(({ binding, context }) => !binding.isHidden?.(context()));
}

/** What puts a layer over the panes. @param desk gives the desk, once it is whole; @param size of the window now */
export function createOpeners(desk: () => Desk, size: () => Size): Openers {
  const shell = () => desk().shell;
  const focused = () => desk().workspace.focus.get().pane;

  return {
    openForm: (spec) => {
      const { open, close, describe, texts } = shell();
      const form = createFormController(spec, () => close(spec.id), describe);
      open({ id: spec.id, draw: (now) => <FormLayer id={spec.id} form={form} texts={texts} size={now} /> });
    },
    confirm: (spec) =>
      shell().open({
        id: 'confirm',
        draw: (now) => <ConfirmLayer id='confirm' spec={spec} shell={shell()} size={now} />,
      }),
    choose: <T,>(spec: ChooseSpec<T>) =>
      shell().open({ id: 'choose', draw: (now) => <ChooseLayer id='choose' spec={spec} shell={shell()} size={now} /> }),
    openCard: () => {
      const { workspace, contextOf, onKey } = desk();
      const kind = focused();
      // A card is of one pane's record: it leaves when the focus goes to another pane.
      const stop = workspace.focus.subscribe(() => {
        if (focused() === kind) return;
        stop();
        shell().close('card');
      });
      const { spec, pane } = contextOf(kind);
      shell().open({
        id: 'card',
        draw: (now) => <CardLayer id='card' spec={spec} pane={pane} shell={shell()} size={now} onKey={onKey} />,
      });
    },
    isCardShown: () => {
      const { workspace } = desk();
      if (
        shell()
          .layers.get()
          .some(({ id }) => id === 'card')
      )
        return true;
      return deskLayout(size(), workspace.kinds, workspace.focus.get()).cardWidth > 0;
    },
    openFilter: () => {
      const { pane } = desk().contextOf(focused());
      const initial = pane.store.get().query.text;
      shell().open({
        id: 'filter',
        draw: (now) => <FilterLayer id='filter' shell={shell()} size={now} initial={initial} ask={pane.ask} />,
      });
    },
    openHelp: () => {
      const context = desk().contextOf(focused());
      const groups = [
        { title: 'help.here', bindings: context.spec.bindings },
        { title: 'help.everywhere', bindings: [...paneKeys, ...sessionKeys] },
      ];
      shell().open({
        id: 'help',
        draw: (now) => <HelpLayer id='help' groups={groups} context={context} shell={shell()} size={now} />,
      });
    },
    openCommands: () => {
      const commands = commandsOf(desk());
      shell().open({
        id: 'commands',
        draw: (now) => <CommandsLayer id='commands' commands={commands} shell={shell()} size={now} />,
      });
    },
  };
}
