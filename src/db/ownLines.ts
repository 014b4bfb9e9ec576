import type { Change, Changes } from './changes.ts';

/** So long a line is expected that was announced here: a form saved as it was writes none. */
const EXPECTED_MS = 3000;
/** One change of an account is several lines. */
const OF_SEVERAL_LINES: readonly string[] = ['collaborator'];

const keyOf = ({ kind, id }: Change): string => `${kind} ${id}`;

/** The lines of the history that this session wrote itself, and has announced already. */
export interface OwnLines {
  /** @returns whether a line of this record is one of them; each is expected once */
  take(change: Change): boolean;
  stop(): void;
}

/** @param now a steady clock, in milliseconds */
export function createOwnLines(changes: Changes, now: () => number = () => performance.now()): OwnLines {
  let expected: { readonly key: string; readonly until: number }[] = [];
  const current = () => {
    expected = expected.filter(({ until }) => until > now());
    return expected;
  };
  const stop = changes.listen((announced) => {
    const here = announced.filter(({ isElsewhere }) => !isElsewhere);
    expected = [...current(), ...here.map((change) => ({ key: keyOf(change), until: now() + EXPECTED_MS }))];
  });
  return {
    stop,
    take(change) {
      const place = current().findIndex(({ key }) => key === keyOf(change));
      if (place >= 0 && !OF_SEVERAL_LINES.includes(change.kind)) expected.splice(place, 1);
      return place >= 0;
    },
  };
}
