const MOST = 20_000;

/** Latin letters without accents, as addresses and usernames have them; what was asked before is remembered. */
export function createSlug(): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    let found = known.get(value);
    if (found === undefined) {
      found = plain(value);
      if (known.size < MOST) known.set(value, found);
    }
    return found;
  };
}

const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae' };

function plain(value: string): string {
  return (
    value
      .toLowerCase()
      .replace(/[œßøłđæ]/g, (letter) => LETTERS[letter] ?? letter)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'x'
  );
}
