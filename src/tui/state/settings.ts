import {
  FILTER_DIGITS,
  joinPatches,
  merge,
  type PersonSettings,
  type Plain,
  readPerson,
  type SettingsPatch,
} from '../../settings/personSettings.ts';
import { createStore, type Store } from './store.ts';

/** Storage for the settings of one user. */
export interface SettingsStorage {
  /** Path of the file, as shown to the user. */
  readonly path: string;
  readonly read: () => Promise<PersonSettings>;
  readonly write: (patch: SettingsPatch) => Promise<void>;
}

/** The settings of the signed-in user. A change applies at once and is written shortly after. */
export interface Settings extends Store<PersonSettings, SettingsPatch> {
  /** Path of the settings file. */
  readonly path: string;
  /** Settles when all changes so far are written, or their write has failed. */
  readonly whenKept: () => Promise<void>;
  /**
   * Takes the saved filters from the file: another session of the same person may have changed them. Those here stay
   * where the file cannot be read, or could not be written.
   */
  readonly refreshFilters: () => Promise<void>;
}

/** Merges two patches. The cast is safe: patches are plain objects. */
const joined = (first: SettingsPatch, second: SettingsPatch): SettingsPatch =>
  joinPatches(first as Plain, second as Plain);

/**
 * @param storage reads and writes the settings
 * @param initial the settings read from it
 * @param onFailure called once per series of failed writes; the changes still apply until the user leaves
 */
export function createSettings(
  storage: SettingsStorage,
  initial: PersonSettings,
  onFailure: (error: unknown) => void,
): Settings {
  const reducer = (state: PersonSettings, patch: SettingsPatch) => readPerson(merge(state as Plain, patch as Plain));
  const store = createStore<PersonSettings, SettingsPatch>(reducer, initial);
  const waiting: SettingsPatch[] = [];
  let keeping: Promise<void> | null = null;
  let isUnwritten = false;

  /** Runs one write at a time. Changes made meanwhile go together into the next write. */
  async function keep(): Promise<void> {
    await null;
    for (let patches = waiting.splice(0); patches.length > 0; patches = waiting.splice(0)) {
      try {
        await storage.write(patches.reduce<SettingsPatch>(joined, {}));
      } catch (error) {
        isUnwritten = true;
        onFailure(error);
      }
    }
    keeping = null;
  }

  return {
    path: storage.path,
    ...store,
    dispatch: (patch) => {
      store.dispatch(patch);
      waiting.push(patch);
      keeping ??= keep();
    },
    whenKept: async () => {
      await keeping;
    },
    refreshFilters: async () => {
      await keeping;
      if (isUnwritten) return;
      // What is wrong with the file was said at the sign-in, and is said again at the next change.
      const stored = await storage.read().catch(() => null);
      if (stored === null || keeping !== null) return;
      const { filters = {} } = stored;
      store.dispatch({ filters: Object.fromEntries(FILTER_DIGITS.map((digit) => [digit, filters[digit]])) });
    },
  };
}
