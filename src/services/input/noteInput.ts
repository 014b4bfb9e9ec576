import { z } from 'zod';
import { note } from '../../domain/records/note.ts';
import { formFields, type InputOf } from './recordInput.ts';

/** The input of a note's form. */
export type NoteInput = InputOf<typeof note>;

export const noteSchema = z.object(formFields(note));
