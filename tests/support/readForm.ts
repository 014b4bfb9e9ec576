import type { Screen } from './screen.ts';

/** The visible state of one field of the open form. */
export interface FieldSeen {
  /** The value as drawn; of several lines the first. */
  readonly value: string;
  /** The error message, or an empty text. */
  readonly problem: string;
}

const MARK = 2;
const BEFORE_VALUE = 23;

/** @param label the label of the field in the form @throws if no open form has this field */
export function readField(screen: Screen, label: string): FieldSeen {
  const lines = screen.lines();
  const top = lines.findLastIndex((line) => /╒ .*═╕/.test(line.slice(2)));
  const at = lines.findIndex((line, y) => y > top && new RegExp(`│ [▸ ] ${label}(?: |$)`).test(line));
  const first = lines[at] ?? '';
  if (at < 0) throw new Error(`There is no field «${label}».`);
  const left = first.search(new RegExp(`[▸ ] ${label}`));
  const cut = (line: string) => line.split('│')[0]?.trim() ?? '';
  const remarks: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const inner = line.slice(left);
    if (inner.slice(0, BEFORE_VALUE).trim() !== '' || /[└├]/.test(line.slice(left - MARK, left))) break;
    remarks.push(cut(inner.slice(BEFORE_VALUE)));
  }
  const from = remarks.findIndex((line) => line.startsWith('! '));
  const problem = from < 0 ? '' : remarks.slice(from).join(' ').slice(2).trim();
  return { value: cut(first.slice(left + BEFORE_VALUE)), problem };
}
