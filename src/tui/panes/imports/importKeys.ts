import { can } from '../../../policies/can.ts';
import { type ImportItem, VERDICTS, type Verdict } from '../../../services/imports/plan.ts';
import { ALLOWED, type Verdict as Allowed, type Binding, refused } from '../../keys/binding.ts';
import { chooseMatch } from './chooseMatch.ts';
import { choosePeople } from './choosePeople.ts';
import { correctForm, proposalsOf } from './correctForm.ts';
import type { ImportContext } from './importContext.ts';
import { focusedItem } from './importState.ts';
import { takenOf } from './importTexts.ts';
import { openItem } from './openItem.tsx';
import { openTables } from './openTables.tsx';
import { readAgain } from './readFromScreen.ts';
import { confirmRun } from './runFromScreen.ts';

type Key = Binding<ImportContext>;

const anItem = ({ imports }: ImportContext): Allowed =>
  focusedItem(imports.store.get()) ? ALLOWED : refused('imports.key.noItem');

const onItem =
  (run: (context: ImportContext, item: ImportItem) => void) =>
  (context: ImportContext): void => {
    const item = focusedItem(context.imports.store.get());
    if (item) run(context, item);
  };

const itemNeeds =
  (needs: (item: ImportItem, context: ImportContext) => Allowed) =>
  (context: ImportContext): Allowed => {
    const item = focusedItem(context.imports.store.get());
    return item ? needs(item, context) : refused('imports.key.noItem');
  };

/** What the values of the file can be taken against. */
const INSISTED: ReadonlySet<string> = new Set([
  'imports.plan.overlap',
  'imports.plan.movedByHand',
  'imports.plan.clientInactive',
]);

const canInsist = ({ reasons, remarks }: ImportItem): boolean =>
  [...reasons, ...remarks].some(({ key }) => INSISTED.has(key));

const move = (
  id: 'up' | 'down' | 'pageUp' | 'pageDown',
  keys: readonly string[],
  by: (page: number) => number,
): Key => ({
  id: `imports.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ imports, look }) => imports.moveBy(by(Math.max(1, look().rows - 1))),
});

/** Each digit with the sign that a French keyboard writes without Shift. */
const DIGITS: { readonly [V in Verdict]: readonly [string, string] } = {
  new: ['1', '&'],
  changed: ['2', 'é'],
  same: ['3', '"'],
  doubtful: ['4', "'"],
  refused: ['5', '('],
  skipped: ['6', '-'],
};

const filterKey = (verdict: Verdict): Key => ({
  id: `imports.only.${verdict}`,
  keys: DIGITS[verdict],
  label: `imports.verdict.${verdict}`,
  title: `imports.only.${verdict}`,
  run: ({ imports }) => imports.show({ filter: imports.store.get().filter === verdict ? 'all' : verdict }),
});

const turn =
  (by: 1 | -1) =>
  ({ imports }: ImportContext): void => {
    const { filter, plan } = imports.store.get();
    const all = ['all', ...VERDICTS.filter((verdict) => plan.counts[verdict] > 0)] as const;
    const at = all.indexOf(filter);
    imports.show({ filter: all[(at + by + all.length) % all.length] ?? 'all' });
  };

/** Asks for the words that the shown items have. */
function search({ imports, uiContext }: ImportContext): void {
  uiContext.openForm<string>({
    id: 'import.search',
    isQuick: true,
    saves: 'keys.filter',
    title: { key: 'imports.search.title' },
    fields: [{ name: 'text', label: 'imports.search.text', kind: 'text', isReplaced: true }],
    values: { text: imports.store.get().text },
    check: () => null,
    save: async ({ text = '' }) => text.trim(),
    onSaved: (text) => imports.show({ text }),
  });
}

function leave({ imports, uiContext, close }: ImportContext): void {
  const { filter, text, decisions } = imports.store.get();
  if (filter !== 'all' || text !== '') imports.show({ filter: 'all', text: '' });
  else if (decisions.items.size === 0 && decisions.people.size === 0 && decisions.commercial === null) close();
  else uiContext.confirm({ title: { key: 'imports.leave.title' }, body: { key: 'imports.leave.body' }, onYes: close });
}

const mayRun = ({ imports }: ImportContext): Allowed => {
  const { phase, problem, plan } = imports.store.get();
  if (phase === 'planning') return refused('imports.key.planning');
  if (phase === 'failed') return problem ? { allowed: false, problem } : refused('imports.key.planning');
  return takenOf(plan).taken > 0 ? ALLOWED : refused('imports.run.nothing');
};

/** The keys of the preview of an import. */
export const importKeys: readonly Key[] = [
  {
    id: 'imports.run',
    keys: ['Ctrl+S', 's'],
    label: 'imports.key.run',
    title: 'imports.key.titleRun',
    onFooter: 1,
    needs: mayRun,
    run: confirmRun,
  },
  {
    id: 'imports.item',
    keys: ['Enter'],
    label: 'imports.key.item',
    title: 'imports.key.titleItem',
    onFooter: 3,
    needs: anItem,
    run: openItem,
  },
  {
    id: 'imports.correct',
    keys: ['e'],
    label: 'imports.key.correct',
    title: 'imports.key.titleCorrect',
    onFooter: 2,
    needs: anItem,
    run: onItem((context, item) =>
      context.uiContext.attempt(async () => context.uiContext.openForm(await correctForm(context, item))),
    ),
  },
  {
    id: 'imports.propose',
    keys: ['p'],
    label: 'imports.key.propose',
    title: 'imports.key.titlePropose',
    onFooter: 6,
    needs: itemNeeds((item) =>
      Object.keys(proposalsOf(item)).length > 0 ? ALLOWED : refused('imports.key.noProposal'),
    ),
    run: onItem(({ imports }, item) => {
      const values = { ...imports.store.get().decisions.items.get(item.key)?.values, ...proposalsOf(item) };
      imports.decide(item.key, { values });
    }),
  },
  {
    id: 'imports.skip',
    keys: ['x'],
    label: 'imports.key.skip',
    title: 'imports.key.titleSkip',
    onFooter: 5,
    needs: anItem,
    run: onItem(({ imports }, item) => {
      const isSkipped = imports.store.get().decisions.items.get(item.key)?.isSkipped === true;
      imports.decide(item.key, { isSkipped: !isSkipped });
    }),
  },
  {
    id: 'imports.match',
    keys: ['='],
    label: 'imports.key.match',
    title: 'imports.key.titleMatch',
    onFooter: 7,
    needs: itemNeeds(({ match, candidates, kind }) =>
      kind !== 'payment' && (match !== null || candidates.length > 0) ? ALLOWED : refused('imports.key.noCandidate'),
    ),
    run: onItem(chooseMatch),
  },
  {
    id: 'imports.people',
    keys: ['a'],
    label: 'imports.key.people',
    title: 'imports.key.titlePeople',
    onFooter: 4,
    // Whoever takes over own clients alone names nobody.
    isHidden: ({ uiContext }) => !can(uiContext.session.actor, 'import.records').allowed,
    run: choosePeople,
  },
  {
    id: 'imports.insist',
    keys: ['v'],
    label: 'imports.key.insist',
    title: 'imports.key.titleInsist',
    onFooter: 8,
    needs: itemNeeds((item, { imports }) =>
      canInsist(item) || imports.store.get().decisions.items.get(item.key)?.isInsisted === true
        ? ALLOWED
        : refused('imports.key.noInsist'),
    ),
    run: onItem(({ imports }, item) => {
      const isInsisted = imports.store.get().decisions.items.get(item.key)?.isInsisted === true;
      imports.decide(item.key, { isInsisted: !isInsisted });
    }),
  },
  {
    id: 'imports.reset',
    keys: ['Backspace'],
    label: 'imports.key.reset',
    title: 'imports.key.titleReset',
    needs: itemNeeds(({ key }, { imports }) =>
      imports.store.get().decisions.items.has(key) ? ALLOWED : refused('imports.key.noDecision'),
    ),
    run: onItem(({ imports }, { key }) => imports.decide(key, null)),
  },
  {
    id: 'imports.tables',
    keys: ['c'],
    label: 'imports.key.tables',
    title: 'imports.key.titleTables',
    onFooter: 9,
    needs: ({ imports }) =>
      imports.store.get().source.recognised.tables.length > 0 ? ALLOWED : refused('imports.key.noTable'),
    run: (context) => {
      const { uiContext, imports } = context;
      openTables(uiContext, imports.store.get().source, imports.read);
    },
  },
  { id: 'imports.nextVerdict', keys: ['Tab'], label: 'imports.key.nextVerdict', onFooter: 10, run: turn(1) },
  { id: 'imports.verdictBefore', keys: ['Shift+Tab'], label: 'imports.key.verdictBefore', run: turn(-1) },
  {
    id: 'imports.all',
    keys: ['0', 'à'],
    label: 'imports.key.all',
    run: ({ imports }) => imports.show({ filter: 'all', text: '' }),
  },
  ...VERDICTS.map(filterKey),
  { id: 'imports.search', keys: ['/', 'Ctrl+F'], label: 'keys.filter', onFooter: 11, run: search },
  move('up', ['Up', 'k'], () => -1),
  move('down', ['Down', 'j'], () => 1),
  move('pageUp', ['PgUp', 'Ctrl+U'], (page) => -page),
  move('pageDown', ['PgDn', 'Ctrl+D'], (page) => page),
  { id: 'imports.first', keys: ['Home', 'g'], label: 'keys.first', run: ({ imports }) => imports.moveTo(0) },
  {
    id: 'imports.last',
    keys: ['End', 'G'],
    label: 'keys.last',
    run: ({ imports }) => imports.moveTo(imports.store.get().shown.length - 1),
  },
  {
    id: 'imports.readAgain',
    keys: ['r'],
    label: 'imports.key.readAgain',
    title: 'imports.key.titleReadAgain',
    run: readAgain,
  },
  { id: 'imports.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ openHelp }) => openHelp() },
  { id: 'imports.close', keys: ['Esc', 'q'], label: 'keys.back', onFooter: 91, run: leave },
];
