/** The kinds of a note. The first three are a contact with the client. */
export const NOTE_KINDS = ['call', 'email', 'meeting', 'internal'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];
