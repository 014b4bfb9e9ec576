import { cleanLines } from '../exports/table.ts';
import type { RunSheet } from './runSheet.ts';
import type { SheetEntry, SheetSection } from './sheetSections.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Returns a text that is never markup: its signs are escaped, and its invisible characters spelled out. */
const escaped = (text: string): string => cleanLines(text).replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** Nothing is loaded, and a row is not torn apart. */
const STYLE = `@page{size:A4;margin:14mm}
body{font:11pt/1.4 system-ui,sans-serif;color:#000;background:#fff;max-width:182mm;margin:0 auto;padding:4mm}
h1{font-size:17pt;line-height:1.2;margin:0 0 4mm}h1 small{display:block;font-size:10pt;font-weight:normal}
h2{font-size:12pt;margin:5mm 0 1mm;border-bottom:1px solid #000;break-after:avoid}
table{border-collapse:collapse;width:100%}tr{break-inside:avoid}
th{text-align:left;font-weight:600;width:38mm}th,td{vertical-align:top;padding:.6mm 3mm .6mm 0}
th,td,h1{white-space:pre-line;overflow-wrap:anywhere}footer{margin-top:6mm;font-size:.8em;break-before:avoid}
@media print{body{padding:0;max-width:none}}`;

/**
 * What is smaller on paper, so that the sheet takes one or two A4 pages, by the most lines that the whole may have.
 * Measured with the longest programme and 40 tasks, which take two pages.
 */
const ON_PAPER: readonly (readonly [lines: number, style: string])[] = [
  [40, ''],
  [90, 'body{font-size:9.5pt;line-height:1.25}h2{margin-top:3mm}th,td{padding-top:.2mm;padding-bottom:.2mm}'],
  [
    Number.POSITIVE_INFINITY,
    'body{font-size:7.5pt;line-height:1.2}h1{font-size:13pt}h2{font-size:9pt;margin-top:2mm}th{width:26mm}th,td{padding-top:0;padding-bottom:0}',
  ],
];
/** Characters of a line at the usual size, beside a label. */
const LINE = 75;

const linesOf = ({ value }: SheetEntry): number =>
  value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);

function styleOnPaper(sections: readonly SheetSection[]): string {
  const entries = sections.flatMap((one) => one.entries);
  const lines = entries.reduce((sum, entry) => sum + linesOf(entry), 2 * sections.length);
  return `@media print{${ON_PAPER.find(([most]) => lines <= most)?.[1] ?? ''}}`;
}

const row = ({ label, value }: SheetEntry): string =>
  label === undefined
    ? `<tr><td colspan="2">${escaped(value)}</td></tr>`
    : `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`;

const section = ({ title, entries }: SheetSection): string =>
  `<section><h2>${escaped(title)}</h2>\n<table>\n${entries.map(row).join('\n')}\n</table></section>`;

/** Returns the run sheet as one HTML page to print: it loads nothing and runs nothing. */
export function sheetHtml({ title, name, made, sections }: RunSheet, lang: 'fr' | 'en'): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(`${title} — ${name}`)}</title>
<style>${STYLE}
${styleOnPaper(sections)}</style>
</head>
<body>
<h1><small>${escaped(title)}</small>${escaped(name)}</h1>
${sections.map(section).join('\n')}
<footer>${escaped(made)}</footer>
</body>
</html>
`;
}
