const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * The idempotency key that a form makes once: whoever saves it a second time, not knowing whether the first arrived,
 * gets the record that the first one created.
 */
export function requestKey(key: string): string {
  if (!UUID.test(key)) throw new TypeError('A creation carries a UUID of its form.');
  return key.toLowerCase();
}
