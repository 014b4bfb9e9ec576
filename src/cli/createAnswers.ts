import { createInterface } from 'node:readline/promises';
import { Usage } from '../domain/errors.ts';
import type { CliIo } from './CliIo.ts';

/** Reads the user's answers. Without a terminal, each line of the standard input is one answer. */
export interface Answers {
  /** Asks for a visible line. */
  text(question: string): Promise<string>;
  /**
   * Asks for a secret without showing it.
   * @throws Usage (`cli.interrupted`) on Ctrl-C
   */
  hidden(question: string): Promise<string>;
}

const INTERRUPT = '\u0003';
const END = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

export function createAnswers(io: CliIo): Answers {
  const nextLine = linesOf(io.stdin);
  return {
    async text(question) {
      if (!io.stdin.isTTY) return (await nextLine()).trim();
      const reader = createInterface({ input: io.stdin, output: io.stderr });
      const { signal } = io;
      try {
        return await new Promise<string>((resolve, reject) => {
          reader.once('close', () => reject(new Usage({ key: 'cli.interrupted' })));
          reader.question(`${question} `, { signal }).then((answer) => resolve(answer.trim()), reject);
        });
      } finally {
        reader.close();
      }
    },
    async hidden(question) {
      if (!io.stdin.isTTY) return nextLine();
      // The echo is off before the question is seen: whoever answers at once is not shown.
      io.stdin.setRawMode(true);
      io.stderr.write(`${question} `);
      io.stdin.resume();
      try {
        return await readHidden(io);
      } finally {
        io.stdin.setRawMode(false);
        io.stdin.pause();
        io.stderr.write('\n');
      }
    },
  };
}

function readHidden({ stdin, signal }: CliIo): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const finish = (act: () => void) => {
      stdin.off('data', take);
      signal.removeEventListener('abort', leave);
      act();
    };
    const leave = () => finish(() => reject(new Usage({ key: 'cli.interrupted' })));
    const take = (chunk: Buffer) => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') return finish(() => resolve(typed.join('')));
        if (character === INTERRUPT || character === END) return leave();
        if (ERASE.has(character)) typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    stdin.on('data', take);
    signal.addEventListener('abort', leave);
  });
}

/** Returns a function that reads the next line of a stream that is no terminal; an empty string after its end. */
function linesOf(stdin: NodeJS.ReadStream): () => Promise<string> {
  let text = '';
  let source: AsyncIterator<Buffer | string> | null = null;
  return async () => {
    source ??= stdin[Symbol.asyncIterator]();
    while (!text.includes('\n')) {
      const { value, done } = await source.next();
      if (done) break;
      text += value.toString();
    }
    const [line = '', ...rest] = text.split('\n');
    text = rest.join('\n');
    return line.replace(/\r$/, '');
  };
}
