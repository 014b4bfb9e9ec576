import { createHash } from 'node:crypto';

/** What comes before the first seal. */
export const NO_DIGEST: Buffer = Buffer.alloc(32);

const field = (value: string | number | null): string =>
  value === null ? 'N' : `${Buffer.byteLength(String(value))}:${value}`;

/** Returns the digest that follows `previous`. Each field has its length before it, and NULL is no text. */
export const sealDigest = (previous: Buffer, fields: readonly (string | number | null)[]): Buffer =>
  createHash('sha256').update(previous).update(fields.map(field).join('')).digest();

/**
 * Returns JSON in one form: the engines differ in spaces and in the order of keys. What is no flat object with each key
 * once stays as it is.
 */
export function plainJson(text: string | null): string | null {
  if (text === null) return null;
  try {
    const parsed = Object.entries(JSON.parse(text) as object).sort(([one], [other]) => (one < other ? -1 : 1));
    const keys = text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? [];
    return keys.length === parsed.length ? JSON.stringify(parsed) : text;
  } catch {
    return text;
  }
}
