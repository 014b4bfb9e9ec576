/**
 * The pictures of the README, made from the screen. The example company’s dates follow the calendar, so they are not
 * compared with the screen of today: this test makes them, says what must be seen in them, and writes them if asked.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { DARK, screenPicture } from '../support/screenPicture.ts';

const company = demoCompany();
const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const README = join(import.meta.dirname, '../../README.md');
const [RED, GREEN, BLUE, MAGENTA] = [DARK.basic[1], DARK.basic[2], DARK.basic[4], DARK.basic[5]];

/** Returns the texts of a picture that are drawn like this, one after the other. */
const drawnIn = (svg: string, color: string | undefined, isBold: boolean): string =>
  [...svg.matchAll(/<text[^>]*fill="([^"]+)"( font-weight="bold")?[^>]*>([^<]*)<\/text>/g)]
    .filter(([, fill, bold]) => fill === color && (bold !== undefined) === isBold)
    .map(([, , , text]) => text)
    .join('\n');

const PICTURES = [
  {
    name: 'home-of-gestion',
    user: 'gestion.demo',
    keys: [],
    sees: (svg: string) => {
      expect(drawnIn(svg, MAGENTA, true)).toMatch(/0 Accueil — à traiter/);
      expect(drawnIn(svg, RED, true)).toMatch(/! en retard de \d+ j/);
      expect(drawnIn(svg, GREEN, false)).toMatch(/● signé/);
    },
  },
  {
    name: 'contracts-of-a-commercial',
    user: 'bill.boquet',
    keys: ['2', 't', 'Down', 'Down'],
    sees: (svg: string) => {
      expect(drawnIn(svg, BLUE, true)).toMatch(/2 Contrats — tous/);
      expect(drawnIn(svg, RED, true)).toMatch(/! [\d\s]+,\d\d\s€/);
      expect(drawnIn(svg, BLUE, true)).toMatch(/○ à signer/);
      expect(drawnIn(svg, GREEN, false)).toMatch(/█ +100 %/);
    },
  },
] as const;

it.each(PICTURES)('the picture $name shows what is late, what is signed, and what has the focus', async (picture) => {
  const app = await company.signIn(picture.user, { columns: 120, rows: 40, staysHome: true });
  await app.press(...picture.keys);
  await app.settle();
  const svg = screenPicture(app.screen);
  picture.sees(svg);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join('');
  expect(texts.replaceAll(/\s/g, '')).toContain(app.screen.lines()[5]?.replaceAll(/\s/g, ''));
  const file = join(FOLDER, `${picture.name}.svg`);
  if (process.env.EPICEVENT_UPDATE_DOCS) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, svg);
  }
  picture.sees(readFileSync(file, 'utf8'));
  expect(readFileSync(README, 'utf8')).toContain(`docs/pictures/${picture.name}.svg`);
});
