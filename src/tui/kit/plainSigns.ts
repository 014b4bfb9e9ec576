/**
 * The signs that a console font lacks, each with one that it has: the characters of code page 437, which every font of
 * the Linux console contains. Each takes one column, so no line changes its width.
 */
const PLAIN: Readonly<Record<string, string>> = {
  '●': '•',
  '◌': '°',
  '✕': 'x',
  '✗': 'x',
  '×': 'x',
  '✓': '√',
  '▸': '►',
  '▹': '>',
  '▴': '▲',
  '▾': '▼',
  '‹': '<',
  '›': '>',
  '…': '.',
  '⏎': '¶',
  '—': '─',
  '–': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '▁': '_',
  '▂': '_',
  '▃': '▄',
  '▅': '▄',
  '▆': '█',
  '▇': '█',
  '▉': '█',
  '▊': '█',
  '▋': '█',
  '▍': '▌',
  '▎': '▌',
  '▏': '│',
};

const LACKING = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** Returns the text with signs that a console font has. */
export const plainSigns = (text: string): string => text.replace(LACKING, (sign) => PLAIN[sign] ?? sign);

/** Returns the same output, which shows only signs that a console font has. */
export function plainOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (data: string | Uint8Array, ...rest: []) =>
    stdout.write(typeof data === 'string' ? plainSigns(data) : data, ...rest);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
