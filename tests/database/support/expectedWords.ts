/** The words for the search, calculated independently of the database. */
const ALONE =
  '2190-2BFF 2E80-2FDF 3005-3007 3021-3029 3038-303B 3041-3096 309D-309F 30A1-30FA 30FC-30FF 31F0-31FF 32D0-32FE 3300-3357 3400-4DBF 4E00-9FFF F900-FAFF FF66-FF9F 1F000-1FAFF 20000-3FFFF'.replaceAll(
    /([0-9A-F]+)-([0-9A-F]+) ?/g,
    String.raw`\u{$1}-\u{$2}`,
  );
const WORD = new RegExp(String.raw`[${ALONE}]|(?:(?![${ALONE}])[\p{L}\p{N}\p{M}])+`, 'gu');
const LOOSE = /[\u0300-\u036F]|\u0640|[\u064B-\u065F]|\u0670|[\u200B-\u200F]|[\uFE00-\uFE0F]|\u20E3|\u3099|\u309A/gu;
const SPELLED: Record<string, string> = { œ: 'oe', Œ: 'oe', æ: 'ae', Æ: 'ae', ß: 'ss' };
const COUNTRY = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3})0*/;

const kept = (words: readonly string[]): string[] => words.map((word) => [...word].slice(0, 64).join(''));

export function wordsIn(text: string): string[] {
  const plain = text.replace(LOOSE, '').replace(/[œŒæÆß]/g, (sign) => SPELLED[sign] ?? sign);
  return kept(plain.match(WORD) ?? []);
}

export function phoneWords(phone: string): string[] {
  const groups = phone.match(/[0-9]+/g) ?? [];
  const tails = groups.map((_, i) => groups.slice(i).join(''));
  const whole = tails[0] ?? '';
  const words = [
    whole,
    ...tails
      .slice(1)
      .slice(-11)
      .filter((tail) => tail.length > 3),
  ];
  if (!/^[^0-9]*(\+|00)/.test(phone)) return words;
  const abroad = whole.replace(/^0+/, '');
  const national = abroad.replace(COUNTRY, '');
  return [
    ...words,
    abroad.replace(COUNTRY, '$1'),
    ...(COUNTRY.test(abroad) ? [`0${national}`] : abroad ? [`0${abroad}`] : []),
  ];
}

export const emailWords = (email: string): string[] => [...wordsIn(email), ...kept([email])];
