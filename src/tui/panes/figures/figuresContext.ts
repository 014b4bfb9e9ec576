import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { FiguresController } from './figuresController.ts';

/** The context of the keys of the figures. */
export interface FiguresContext {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly figures: FiguresController;
  readonly close: () => void;
  /** Opens the closed figures again, as they were. */
  readonly reopen: () => void;
  readonly openHelp: () => void;
}
