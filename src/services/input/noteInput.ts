import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { note } from '../../domain/records/note.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { type NextAction, nextAction } from './taskInput.ts';
import { type Reading, taken, typed } from './typed.ts';

/** The input of a note's form. `next` becomes a task of its author; `onEvent` is not empty for a note on an event. */
export type NoteInput = InputOf<typeof note> & { readonly next?: string; readonly onEvent?: string };

/** @param input whether the note is on an event */
export const noteSchema = (clock: CompanyClock, { onEvent = '' }: { readonly onEvent?: string }) =>
  z.object({
    ...formFields(note),
    next: typed(
      (text): Reading<NextAction | null> =>
        text.trim() === '' ? taken(null) : nextAction(text, clock, onEvent !== ''),
    ),
  });
