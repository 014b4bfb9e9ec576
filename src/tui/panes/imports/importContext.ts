import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { ImportController } from './importController.ts';

/** What the window shows of the list. */
export interface ImportLook {
  /** Lines of the list. */
  readonly rows: number;
  /** True if the details stand beside it. */
  readonly hasDetails: boolean;
}

/** The context of the keys of an import’s preview. */
export interface ImportContext {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly imports: ImportController;
  readonly look: () => ImportLook;
  readonly onDrawn: (look: ImportLook) => void;
  /** Runs a key of the preview; `only` names the bindings that it may be. */
  readonly runKey: (key: string, only: ReadonlySet<string>) => void;
  readonly close: () => void;
  readonly openHelp: () => void;
}
