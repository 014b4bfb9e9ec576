import type { CompanyClock } from '../../domain/companyClock.ts';
import { dateTime, day } from './date.ts';
import { endTime } from './eventInput.ts';
import type { Reading } from './typed.ts';

/** Reads a typed date without the rest of the form. Null if it is not a date. */
const meant =
  <T>(read: (clock: CompanyClock, text: string, values: Readonly<Record<string, string>>) => Reading<T>) =>
  ({ clock }: { readonly clock: CompanyClock }, field: string) =>
  (values: Readonly<Record<string, string>>): T | null => {
    const reading = read(clock, values[field] ?? '', values);
    return 'value' in reading ? reading.value : null;
  };

/** Reads a past day. Null if it is not a date. */
export const pastDayMeant = meant((clock, text) => day(text, clock, -1));
export const startMeant = meant((clock, text) => dateTime(text, clock));
export const endMeant = meant((clock, text, values) => endTime(text, values, clock));
