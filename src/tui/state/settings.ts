import {
  joinPatches,
  merge,
  type PersonSettings,
  type Plain,
  readPerson,
  type SettingsPatch,
} from '../../settings/personSettings.ts';
import { createStore, type Store } from './store.ts';

/** Where the settings of one person are kept. */
export interface SettingsKeeper {
  /** The file, as the person is told of it. */
  readonly path: string;
  readonly read: () => Promise<PersonSettings>;
  readonly write: (patch: SettingsPatch) => Promise<void>;
}

/** The settings of whoever is signed in: in force at once, kept a moment later. */
export interface Settings extends Store<PersonSettings, SettingsPatch> {
  /** The file where they are kept. */
  readonly path: string;
  /** Settles when everything changed so far is kept, or could not be. */
  readonly whenKept: () => Promise<void>;
}

/** Patches are plain objects, whatever their type says. */
const joined = (first: SettingsPatch, second: SettingsPatch): SettingsPatch =>
  joinPatches(first as Plain, second as Plain);

/**
 * @param keeper where they are kept
 * @param initial what was read there
 * @param onFailure told once of a run of changes that could not be kept; they stay in force until the person leaves
 */
export function createSettings(
  keeper: SettingsKeeper,
  initial: PersonSettings,
  onFailure: (error: unknown) => void,
): Settings {
  const reducer = (state: PersonSettings, patch: SettingsPatch) => readPerson(merge(state as Plain, patch as Plain));
  const store = createStore<PersonSettings, SettingsPatch>(reducer, initial);
  const waiting: SettingsPatch[] = [];
  let keeping: Promise<void> | null = null;

  /** One write at a time; what was changed meanwhile goes into the next one together. */
  async function keep(): Promise<void> {
    await null;
    for (let patches = waiting.splice(0); patches.length > 0; patches = waiting.splice(0)) {
      try {
        await keeper.write(patches.reduce<SettingsPatch>(joined, {}));
      } catch (error) {
        onFailure(error);
      }
    }
    keeping = null;
  }

  return {
    path: keeper.path,
    ...store,
    dispatch: (patch) => {
      store.dispatch(patch);
      waiting.push(patch);
      keeping ??= keep();
    },
    whenKept: async () => {
      await keeping;
    },
  };
}
