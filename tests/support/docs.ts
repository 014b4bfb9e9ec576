import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The pages that stand beside the README. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** Every page that people read, by its path in the repository: the README first, then the folder `docs`. */
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

/** The text of all pages, one after the other. */
export function readDocs(): string {
  return [...docPages().values()].join('\n');
}

/**
 * The fenced block that follows `<!-- name -->` on one of the pages, so that a test runs what people are told to run.
 * @param replace what stands on the page, and what takes its place here; each must be there
 */
export function docsBlock(name: string, replace: Readonly<Record<string, string>> = {}): string {
  const [, found] = new RegExp(`<!-- ${name} -->\\n+\`\`\`[a-z]*\\n([\\s\\S]*?)\`\`\``).exec(readDocs()) ?? [];
  if (found === undefined) throw new Error(`No page has a block “${name}”.`);
  return Object.entries(replace).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`“${from}” is not in the block “${name}”.`);
    return text.replaceAll(from, to);
  }, found);
}

/** Set, the tests write the parts of the pages that are made from the code, instead of comparing them. */
const UPDATE = 'EPICEVENT_UPDATE_DOCS';

/**
 * Fails where the part between `<!-- name -->` and `<!-- /name -->` of a page is not `text`, and says how to bring it up
 * to date.
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
