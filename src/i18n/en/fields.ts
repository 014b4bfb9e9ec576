import type { fields as fr } from '../fr/fields.ts';

export const fields: Record<keyof typeof fr, string> = {};
