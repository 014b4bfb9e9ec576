import { z } from 'zod';
import { type FieldMessages, Invalid, type Message, type TextKey } from '../../domain/errors.ts';

/** The result of reading a typed text: its value, or the message about what is wrong. */
export type Reading<T> = { readonly value: T } | { readonly problem: Message };

export const taken = <T>(value: T): Reading<T> => ({ value });
export const refused = <T = never>(key: TextKey, params?: Message['params']): Reading<T> => ({
  problem: params ? { key, params } : { key },
});

/** The schema of a form field, which is always a text. A missing field counts as empty. */
export function typed<T>(read: (text: string) => Reading<T>) {
  return z
    .string()
    .default('')
    .transform((text, context): T => {
      const reading = read(text);
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', params: { problem: reading.problem } });
      return z.NEVER;
    });
}

/** The message that one of our schemas attached to an issue, or a general message. */
function problemOf(issue: z.core.$ZodIssue): Message {
  const params = issue.code === 'custom' ? issue.params : undefined;
  return (params?.problem as Message | undefined) ?? { key: 'field.wrong' };
}

/** @returns the first message of each field */
export function problemsOf(error: z.ZodError): FieldMessages {
  const fields: Record<string, Message> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    fields[field] ??= problemOf(issue);
  }
  return fields;
}

/** Limits the schema to the fields in `input`. Unchanged fields of a stored record are neither sent nor checked. */
export function changesOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, input: object) {
  const given = Object.entries(schema.shape).filter(
    ([field]) => (input as Record<string, unknown>)[field] !== undefined,
  );
  return z.object(Object.fromEntries(given)) as unknown as z.ZodType<Partial<z.output<z.ZodObject<Shape>>>>;
}

/** Reads a whole form. @throws Invalid with a message for each invalid field */
export function readForm<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input ?? {});
  if (!result.success) throw new Invalid(problemsOf(result.error));
  return result.data;
}
