import { fold } from '../../src/domain/likeness.ts';

const MOST = 20_000;

/**
 * Returns a function that turns a text into Latin letters without accents, for e-mails and usernames. It caches its
 * results.
 */
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

function plain(value: string): string {
  return (
    fold(value)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'x'
  );
}
