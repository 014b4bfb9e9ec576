import type { Change, Changes } from './changes.ts';

/**
 * How long to expect the history rows of a local change, in milliseconds. Saving a form without changes writes none.
 */
const EXPECTED_MS = 3000;
/** Record types of which one change writes several history rows. */
const WITH_SEVERAL_ROWS: readonly string[] = ['collaborator'];

const keyOf = ({ kind, id }: Change): string => `${kind} ${id}`;

/** The history rows that this session wrote itself, and has announced already. */
export interface OwnChanges {
  /** @returns whether a row of this record is expected; each expectation matches once */
  take(change: Change): boolean;
  stop(): void;
}

/** @param now a monotonic clock, in milliseconds */
export function createOwnChanges(changes: Changes, now: () => number = () => performance.now()): OwnChanges {
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
      if (place >= 0 && !WITH_SEVERAL_ROWS.includes(change.kind)) expected.splice(place, 1);
      return place >= 0;
    },
  };
}
