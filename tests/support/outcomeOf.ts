import type { OutcomeUnknown } from '../../src/domain/errors.ts';
import { until } from './databaseStates.ts';

/** Asks what became of a save, as the screen does, until the server tells. @returns whether it is stored */
export async function outcomeOf(unknown: OutcomeUnknown): Promise<boolean> {
  const found: boolean[] = [];
  const isTold = async () => {
    await unknown.ask().then(
      (isSaved) => found.push(isSaved),
      () => undefined,
    );
    return found.length > 0;
  };
  await until(isTold, 'the server tells the outcome');
  return found[0] === true;
}
