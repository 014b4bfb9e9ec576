import type { Message } from '../../domain/errors.ts';
import type { SheetRow, Workbook } from '../sheetGrid.ts';
import type { WorkbookLimits } from './limits.ts';

/** What the reading thread is asked. */
export interface WorkbookRequest {
  readonly path: string;
  readonly limits: WorkbookLimits;
}

/** What it answers, in this order. Rows belong to the last sheet before them, and are waited for: any message says that they are taken. */
export type WorkbookReply =
  | { readonly say: 'sheet'; readonly name: string }
  | { readonly say: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly say: 'done'; readonly digest: string; readonly epoch: Workbook['epoch'] }
  | { readonly say: 'refused'; readonly problem: Message }
  | { readonly say: 'broken'; readonly cause: unknown };
