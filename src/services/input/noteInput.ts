import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { note } from '../../domain/records/note.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { type NextAction, nextAction } from './taskInput.ts';
import { type Reading, taken, typed } from './typed.ts';

/** The input of a note's form. `next` becomes a task of its author. */
export type NoteInput = InputOf<typeof note> & { readonly next?: string };

/** @param onEvent true if the note is on an event, whose days before the next action can count */
export const noteSchema = (clock: CompanyClock, onEvent: boolean) =>
  z.object({
    ...formFields(note),
    next: typed(
      (text): Reading<NextAction | null> => (text.trim() === '' ? taken(null) : nextAction(text, clock, onEvent)),
    ),
  });
