import type { CellValue } from '../../files/sheetGrid.ts';

/** Signs for «nothing here». */
const DASHES = /^[\s\-–—−_.…/]*$/u;
/** The texts of failed formulas, in the languages of spreadsheets. */
const FAILED =
  /^#(?:ref|valeur|value|div\/0|nom|name|n\/a|null|nul|num|nombre|spill|propagation|calc|calcul)\b[!?]?|^#+$/iu;
/** Words for «not known». */
const UNKNOWN =
  /^(?:n\s*\/\s*a|n\.a\.?|n\.?c\.?|\?+|tb[acd]|(?:à|a)\s(?:définir|definir|préciser|preciser|confirmer|compléter|completer|voir)|inconnue?|unknown|non\s(?:communiquée?|communiquee?|connue?|renseignée?|renseignee?)|pas\sencore\sconnue?|not\s(?:known|yet\sknown|available)|to\sbe\s(?:defined|confirmed|announced)|null|undefined|en\sattente|pending)$/iu;

/** The apostrophe that an export puts before a text that a spreadsheet would take for a formula or a number. */
const KEPT_AS_TEXT = /(^|[,;|\t\n])'(?=[\s"]*[=+\-@＝＋－＠])|^'(?=\d[\d.:/-]*(?:e\d+)?%?$)/giu;

/** @returns a cell as text, trimmed at its ends */
export function shownText(cell: CellValue): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return [cell.day, cell.time].filter((part) => part !== null).join(' ');
  if (typeof cell !== 'string') return String(cell);
  return cell.replace(/\r\n?/g, '\n').replace(KEPT_AS_TEXT, '$1').trim();
}

export type Emptiness = 'empty' | 'failed' | 'unknown' | null;

/** @returns why a text is no value: nothing but dashes, a failed formula, a word for «not known»; null if it is one */
export function emptinessOf(text: string): Emptiness {
  const bare = text.trim();
  if (DASHES.test(bare)) return 'empty';
  if (FAILED.test(bare)) return 'failed';
  return UNKNOWN.test(bare) ? 'unknown' : null;
}
