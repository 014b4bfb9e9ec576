import type { rules as fr } from '../fr/rules.ts';

export const rules: Record<keyof typeof fr, string> = {};
