import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const PATH = new URL('../../README.md', import.meta.url);

/** The README as it is. */
export function readReadme(): string {
  return readFileSync(PATH, 'utf8');
}

/**
 * The fenced block that follows `<!-- name -->` in the README, so that a test runs what people are told to run.
 * @param replace what stands in the README, and what takes its place here; each must be there
 */
export function readmeBlock(name: string, replace: Readonly<Record<string, string>> = {}): string {
  const [, found] = new RegExp(`<!-- ${name} -->\\n+\`\`\`[a-z]*\\n([\\s\\S]*?)\`\`\``).exec(readReadme()) ?? [];
  if (found === undefined) throw new Error(`The README has no block “${name}”.`);
  return Object.entries(replace).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`“${from}” is not in the block “${name}” of the README.`);
    return text.replaceAll(from, to);
  }, found);
}

/** Set, the tests write the parts of the README that are made from the code, instead of comparing them. */
const UPDATE = 'EPICEVENT_UPDATE_README';

/** Fails where the part between `<!-- name -->` and `<!-- /name -->` is not `text`, and says how to bring it up to date. */
export function expectReadmePart(name: string, text: string): void {
  const part = new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(\\n<!-- /${name} -->)`);
  const readme = readReadme();
  const [, , found] = part.exec(readme) ?? [];
  if (found === undefined) throw new Error(`The README has no part “${name}”.`);
  if (process.env[UPDATE])
    writeFileSync(
      PATH,
      readme.replace(part, (_all, begin, _old, end) => `${begin}${text}${end}`),
    );
  else expect(found, `The README is out of date: run ${UPDATE}=1 npm test -- ${name}`).toBe(text);
}
