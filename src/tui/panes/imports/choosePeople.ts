import { fold } from '../../../domain/likeness.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import { listCommercials, listSupports } from '../../../services/collaborators.ts';
import type { ImportPlan } from '../../../services/imports/plan.ts';
import type { ChoiceOption, UiContext } from '../../state/uiContext.ts';
import type { ImportContext } from './importContext.ts';
import type { ImportState } from './importState.ts';

/** A name that the file has for a commercial or a support. */
interface Named {
  /** Folded, as decisions have it. */
  readonly folded: string;
  readonly name: string;
  readonly role: 'commercial' | 'support';
  /** How many records name this person. */
  readonly count: number;
}

/** @returns the names in the file of whom nobody knows who is meant, or about whom the person has decided */
export function openNames({ items }: ImportPlan, decided: ReadonlyMap<string, number | null>): readonly Named[] {
  const found = new Map<string, Named>();
  for (const { values } of items)
    for (const { field, raw, value, doubt } of values) {
      if (field !== 'commercial' && field !== 'support') continue;
      const name = (value ?? raw).trim();
      const folded = fold(name);
      if (name === '' || (doubt === null && !decided.has(folded))) continue;
      found.set(folded, { folded, name, role: field, count: (found.get(folded)?.count ?? 0) + 1 });
    }
  return [...found.values()];
}

function choosePerson(
  uiContext: UiContext,
  title: 'imports.people.who' | 'imports.people.commercial',
  named: Pick<Named, 'name' | 'role'>,
  onChosen: (id: number | null) => void,
): void {
  const { session, texts } = uiContext;
  uiContext.choose<number | null>({
    title: { key: title, params: { name: named.name } },
    options: async () => [
      ...(await (named.role === 'support' ? listSupports : listCommercials)(session)).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
      { value: null, label: texts.t('imports.people.nobody') },
    ],
    empty: { key: 'imports.people.nobody' },
    onChosen,
  });
}

type Line = Named | 'commercial';

function linesOf(
  { plan, decisions }: ImportState,
  people: readonly PersonRef[],
  { t, number }: UiContext['texts'],
): ChoiceOption<Line>[] {
  const nameOf = (id: number | null | undefined) =>
    id == null ? t('imports.people.nobody') : (people.find((one) => one.id === id)?.name ?? String(id));
  const names = openNames(plan, decisions.people).map(
    (named): ChoiceOption<Line> => ({
      value: named,
      label: t('imports.people.name', { name: named.name, role: t(`role.${named.role}`) }),
      detail: decisions.people.has(named.folded)
        ? nameOf(decisions.people.get(named.folded))
        : t('imports.people.open', { count: named.count, shown: number(named.count) }),
    }),
  );
  return [{ value: 'commercial', label: t('imports.people.ofNew'), detail: nameOf(decisions.commercial) }, ...names];
}

/** Asks who is meant by the names in the file, once for all records, and who gets the new clients without a commercial. */
export function choosePeople(context: ImportContext): void {
  const { uiContext, imports } = context;
  const { session, texts } = uiContext;
  uiContext.choose<Line>({
    title: { key: 'imports.people.title' },
    options: async () => {
      const [commercials, supports] = await Promise.all([listCommercials(session), listSupports(session)]);
      return linesOf(imports.store.get(), [...commercials, ...supports], texts);
    },
    empty: { key: 'imports.people.nobody' },
    onChosen: (line) => {
      if (line === 'commercial') {
        const named = { name: '', role: 'commercial' } as const;
        return choosePerson(uiContext, 'imports.people.commercial', named, (commercial) =>
          imports.decideAll({ commercial }),
        );
      }
      choosePerson(uiContext, 'imports.people.who', line, (id) =>
        imports.decideAll({ people: new Map([...imports.store.get().decisions.people, [line.folded, id]]) }),
      );
    },
  });
}
