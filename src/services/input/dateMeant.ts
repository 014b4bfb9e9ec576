import type { CompanyClock } from '../../domain/companyClock.ts';
import { dateTime, day } from './date.ts';
import { endTime } from './eventInput.ts';
import type { Reading } from './typed.ts';

/** What a typed date is read as by itself, whatever the rest of the form says; null where it cannot be read. */
const meant =
  <T>(read: (clock: CompanyClock, text: string, values: Readonly<Record<string, string>>) => Reading<T>) =>
  ({ clock }: { readonly clock: CompanyClock }, field: string) =>
  (values: Readonly<Record<string, string>>): T | null => {
    const reading = read(clock, values[field] ?? '', values);
    return 'value' in reading ? reading.value : null;
  };

/** A day of the past. */
export const pastDayMeant = meant((clock, text) => day(text, clock, -1));
export const startMeant = meant((clock, text) => dateTime(text, clock));
export const endMeant = meant((clock, text, values) => endTime(text, values, clock));
