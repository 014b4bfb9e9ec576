import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { docPages } from '../support/docs.ts';

const pages = docPages();

/** Returns the anchors of a page, as GitHub generates them from its headings. */
const anchors = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

it('every link to a heading has a target', () => {
  const links = [...pages].flatMap(([page, text]) =>
    [...text.matchAll(/\]\(([^):#\s]*)#([^)\s]+)\)/g)].map(([, path = '', anchor = '']) => ({
      page,
      target: path === '' ? page : posix.join(posix.dirname(page), path),
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ target, anchor }) => !anchors(pages.get(target) ?? '').includes(anchor))).toEqual([]);
});

it('the README is short: 150 lines at most', () => {
  expect(pages.get('README.md')?.split('\n').length).toBeLessThanOrEqual(150);
});
