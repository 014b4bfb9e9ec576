import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The pages beside the README. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** Every page of the documentation, by its path in the repository: the README first, then the folder `docs`. */
export function docPages(): ReadonlyMap<string, string> {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const names = [
    ...PAGES.filter((name) => existsSync(join(ROOT, name))),
    ...inDocs.sort().map((name) => `docs/${name}`),
  ];
  return new Map(names.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]));
}

/** The text of all pages. */
export function readDocs(): string {
  return [...docPages().values()].join('\n');
}

/**
 * Returns the fenced block after `<!-- name -->` on one of the pages, so that a test runs the documented commands.
 * @param replace texts of the page and their replacements; each text must occur
 */
export function docsBlock(name: string, replace: Readonly<Record<string, string>> = {}): string {
  const [, found] = new RegExp(`<!-- ${name} -->\\n+\`\`\`[a-z]*\\n([\\s\\S]*?)\`\`\``).exec(readDocs()) ?? [];
  if (found === undefined) throw new Error(`No page has a block “${name}”.`);
  return Object.entries(replace).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`“${from}” is not in the block “${name}”.`);
    return text.replaceAll(from, to);
  }, found);
}

/** If set, the tests update the generated parts of the pages instead of comparing them. */
const UPDATE = 'EPICEVENT_UPDATE_DOCS';

/**
 * Fails if the part between `<!-- name -->` and `<!-- /name -->` of a page is not `text`. The message names the command
 * that updates it.
 * @param page its path in the repository
 */
export function expectDocsPart(page: string, name: string, text: string): void {
  const part = new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(\\n<!-- /${name} -->)`);
  const found = docPages().get(page) ?? '';
  const [, , now] = part.exec(found) ?? [];
  if (now === undefined) throw new Error(`${page} has no part “${name}”.`);
  if (process.env[UPDATE])
    writeFileSync(
      join(ROOT, page),
      found.replace(part, (_all, begin, _old, end) => `${begin}${text}${end}`),
    );
  else expect(now, `${page} is out of date: run ${UPDATE}=1 npm test -- docs`).toBe(text);
}
