import type { Driver } from './driver.ts';
import { readPane } from './readMainScreen.ts';

/** Types each text into a field, starting with the focused one, and leaves each field, also the last. */
export async function fillIn(person: Driver, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await person.type(text);
    await person.press('Tab');
  }
}

/** Clears the focused field and types `text`. */
export async function retype(person: Driver, text: string): Promise<void> {
  await person.press('Ctrl+E', 'Ctrl+U');
  await person.type(text);
}

/** Filters the focused pane `number` down to one row, which is then selected. */
export async function find(person: Driver, number: number, text: string): Promise<void> {
  await person.press('/', 'Ctrl+E', 'Ctrl+U');
  await person.type(text);
  await person.press('Enter');
  await person.waitFor((screen) => {
    const { title, total, selected } = readPane(screen, number);
    return title.includes(`filtre : ${text}`) && total === 1 && selected !== '';
  });
}

/** Goes to pane `number` and waits until it shows `total` rows. */
export const waitForRows = (person: Driver, number: number, total: number): Promise<void> =>
  person.waitFor((screen) => readPane(screen, number).total === total);

/** Returns the names of the columns in the list that `o` opens. The list stays open. */
export async function openSorts(person: Driver): Promise<string[]> {
  await person.press('o');
  await person.waitFor('ordre habituel (');
  const lines = person.text().split('\n');
  const top = lines.findIndex((line) => line.includes('╒ Trier par '));
  const from = lines[top]?.indexOf('╒') ?? 0;
  const end = lines.findIndex((line, at) => at > top && line[from] === '└');
  return lines.slice(top + 1, end).map((line) =>
    line
      .slice(from + 3, line.indexOf('│', from + 1))
      .replace(/[▴▾] *$/, '')
      .trim(),
  );
}

/** Sorts the focused pane by the column with this title. */
export async function sortBy(person: Driver, title: string): Promise<void> {
  const sorts = await openSorts(person);
  await person.press('Home', ...sorts.slice(0, sorts.indexOf(title)).map(() => 'Down'), 'Enter');
  await person.waitFor(`tri : ${title}`);
}
