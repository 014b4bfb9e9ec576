import { readFileSync } from 'node:fs';

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
