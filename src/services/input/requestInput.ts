import { z } from 'zod';
import { text } from './text.ts';
import { typed } from './typed.ts';

/** The schema of a request: a sentence for who is asked, or nothing. @param room the characters that its title has left */
export const requestSchema = (room: number) => z.object({ sentence: typed(text({ max: room, optional: true })) });

/** The schema of a refusal: the reason. It is needed. */
export const declineSchema = z.object({ reason: typed(text({ max: 120 })) });
