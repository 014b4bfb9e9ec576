const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * Validates the idempotency key of a form. If the user saves again, not knowing whether the first attempt arrived, the
 * service returns the record that the first attempt created.
 * @returns the key in lower case
 */
export function requestKey(key: string): string {
  if (!UUID.test(key)) throw new TypeError('The idempotency key must be a UUID.');
  return key.toLowerCase();
}
