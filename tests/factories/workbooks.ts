import { type Part, zipFile } from './zipFile.ts';

/** A sheet as its XML: what Excel itself writes, and what libraries do not. */
export interface XmlSheet {
  readonly name: string;
  /** The `<row>` elements, and nothing else. */
  readonly rows: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** A chart on a sheet of its own, without rows. */
  readonly isChart?: boolean;
}

export interface XmlWorkbookOptions {
  readonly epoch?: 1900 | 1904;
  /** Shared texts as `<si>` elements. */
  readonly texts?: string;
  readonly more?: readonly Part[];
}

/** The formats that a cell can name by `s="…"`. */
export const STYLE = { general: 0, day: 1, instant: 2, clock: 3, percent: 4, euros: 5, frenchDay: 6 } as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/>
<numFmt numFmtId="165" formatCode="[$-40C]dddd\\ d\\ mmmm\\ yyyy;@"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
<cellXfs count="7">${[0, 14, 22, 20, 10, 164, 165].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;

const placeOf = (isChart: boolean | undefined, at: number): string =>
  `${isChart ? 'chart' : 'work'}sheets/sheet${at + 1}.xml`;

/** @returns the parts of an `.xlsx` file with these sheets, for `zipFile` */
export function xlsxParts(
  sheets: readonly XmlSheet[],
  { epoch = 1900, texts = '', more = [] }: XmlWorkbookOptions = {},
) {
  const list = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const parts: Part[] = [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${epoch === 1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map(
          ({ isChart }, at) => [`rId${at + 1}`, isChart ? 'chartsheet' : 'worksheet', placeOf(isChart, at)] as const,
        ),
        ['rId901', 'styles', 'styles.xml'],
        ['rId902', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: STYLES },
    { name: 'xl/sharedStrings.xml', content: `${HEAD}<sst xmlns="${MAIN}">${texts}</sst>` },
    ...sheets.map(({ rows, isChart }, at) => ({
      name: `xl/${placeOf(isChart, at)}`,
      content: isChart ? '<chartsheet/>' : sheetXml(rows),
    })),
  ];
  return [...parts, ...more];
}

const sheetXml = (rows: string): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

/** @returns an `.xlsx` file of raw sheets */
export const xlsxFile = (sheets: readonly XmlSheet[], options?: XmlWorkbookOptions): Buffer =>
  zipFile(xlsxParts(sheets, options));

/** @returns one row of an `.xlsx` file from its cells: texts, numbers, or a number with its format */
export function xmlRow(
  number: number,
  values: readonly (string | number | null | readonly [number, keyof typeof STYLE])[],
) {
  const cells = values.map((value, column) => {
    const at = `r="${String.fromCharCode(65 + column)}${number}"`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${at} t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
    const [count, style] = typeof value === 'number' ? [value, 'general' as const] : value;
    return `<c ${at} s="${STYLE[style]}"><v>${count}</v></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** @returns an `.ods` file; `tables` are the `<table:table>` elements, `styles` those that they name */
export function odsFile(tables: string, styles = '', more: readonly Part[] = []): Buffer {
  const names = ['office', 'style', 'table', 'text', 'number']
    .map(
      (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`,
    )
    .join(' ');
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
    { name: 'content.xml', content },
    ...more,
  ]);
}
