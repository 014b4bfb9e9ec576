import * as z from 'zod/mini';
import { isZone } from './isZone.ts';

const text = (least: number) => z.string().check(z.minLength(least));

const addressSchema = z.union([
  z.strictObject({ socketPath: text(1) }),
  z.strictObject({
    host: text(1),
    port: z._default(z.int().check(z.minimum(1), z.maximum(65535)), 3306),
    tls: z._default(z.boolean(), true),
  }),
]);

/** What the config file may hold. */
export const fileSchema = z
  .strictObject({
    database: z.optional(addressSchema),
    schema: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_]{1,64}$/))),
    serverKey: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    loginSecret: z.optional(text(16)),
    zone: z.optional(z.string().check(z.refine(isZone))),
    lang: z.optional(z.enum(['fr', 'en'])),
    demo: z.optional(z.boolean()),
  })
  .check(
    z.superRefine((file, context) => {
      if (file.database === undefined) return;
      for (const name of ['serverKey', 'loginSecret'] as const) {
        if (file[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'missing' });
      }
    }),
  );

/** How to reach the database server: over the network, or a Unix socket of this machine. */
export type DatabaseAddress =
  | { readonly host: string; readonly port: number; readonly tls: boolean }
  | { readonly socketPath: string };

/** The config file as it is written; every part may be left out. `serverKey` is 64 hexadecimal digits. */
export type ConfigFile = z.infer<typeof fileSchema>;
