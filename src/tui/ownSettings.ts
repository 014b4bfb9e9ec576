import type { Config } from '../settings/config.ts';
import type { PersonSettings } from '../settings/personSettings.ts';

/**
 * Returns the settings of whom the SSH server knows, for the sign-in; none of anybody else. A file that cannot be read is
 * told after the sign-in.
 */
export async function ownSettings({ home, person }: Config): Promise<PersonSettings> {
  if (person === null) return {};
  const { readSettings } = await import('../settings/settingsFile.ts');
  return readSettings(home, person.username).catch(() => ({}));
}
