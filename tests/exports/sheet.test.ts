import { expect, it } from 'vitest';
import type { RunSheet } from '../../src/services/sheet/runSheet.ts';
import { sheetHtml } from '../../src/services/sheet/sheetHtml.ts';
import { sheetText } from '../../src/services/sheet/sheetText.ts';

const HOSTILE = '<script>alert(1)</script>"\' onload=x & \u001b[2J\u202e\r\n</table><img src=x>';

const sheet: RunSheet = {
  id: 109,
  title: 'Feuille de route',
  name: HOSTILE,
  made: HOSTILE,
  sections: [
    { title: HOSTILE, entries: [{ label: HOSTILE, value: HOSTILE }, { value: HOSTILE }] },
    { title: 'Programme', entries: [{ label: '19:00', value: 'accueil' }] },
  ],
};

it('a hostile text is never markup of the page, and its invisible signs are spelled out', () => {
  const html = sheetHtml(sheet, 'fr');
  const tags = new Set([...html.matchAll(/<\/?([a-z]\w*)/g)].map(([, name]) => name));
  expect([...tags].toSorted()).toEqual(
    'body,footer,h1,h2,head,html,meta,section,small,style,table,td,th,title,tr'.split(',').toSorted(),
  );
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp; ^[[2J&lt;U+202E&gt;');
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});

it('the page loads nothing, runs nothing and prints on A4', () => {
  const html = sheetHtml(sheet, 'en');
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('@page{size:A4');
  expect(html).not.toMatch(/(?:src|href)=(?!x)/);
});

it('the longer a sheet, the smaller its print, and a short one is as on the screen', () => {
  const printed = (tasks: number) => {
    const entries = Array.from({ length: tasks }, () => ({ label: '22/05/23', value: 'Confirmer le lieu' }));
    const html = sheetHtml({ ...sheet, sections: [{ title: 'Tâches', entries }] }, 'fr');
    return Number(/@media print\{body\{font-size:([\d.]+)pt/.exec(html)?.[1] ?? 11);
  };
  expect([printed(10), printed(60), printed(200)]).toEqual([11, 9.5, 7.5]);
});

it('the text has every section with its entries, and nothing that a terminal would obey', () => {
  const text = sheetText(sheet);
  expect(text).toContain('PROGRAMME\n19:00: accueil');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});
