import type { Translator } from '../../i18n/translator.ts';
import { type Binding, titleOf, verdictOf } from '../keys/binding.ts';
import { toEditKey } from '../keys/editKey.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { KeyPress } from '../keys/keyPress.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { Size } from '../kit/size.ts';
import { TextField } from '../kit/TextField.tsx';
import { editText, type TextState, textState } from '../kit/textEditing.ts';
import { useLive } from '../kit/useLive.ts';
import type { UiContext } from '../state/uiContext.ts';
import { pasteLine } from './pasteLine.ts';
import { ScrollLayer } from './ScrollLayer.tsx';
import { wordsIn } from './wordsIn.ts';

/** A group of keys with its heading in the help. */
export interface KeyGroup<C> {
  /** Text key. */
  readonly title: string;
  readonly bindings: readonly Binding<C>[];
}

/**
 * Returns the keys of a group that match `typed`, by name, by refusal reason or by the key itself; null where none
 * does.
 */
function section<C>(group: KeyGroup<C>, context: C, texts: Translator, typed: string): CardSection | null {
  const entries = group.bindings
    .filter((binding) => !binding.isHidden?.(context))
    .map((binding) => {
      const verdict = verdictOf(binding, context);
      const reason = verdict.allowed ? '' : `  ${texts.t('help.refused', { reason: texts.message(verdict.problem) })}`;
      return {
        label: binding.keys.map((key) => keyLabel(key, texts)).join(' '),
        value: `${titleOf(binding, context, texts)}${reason}`,
        isDim: !verdict.allowed,
      };
    })
    .filter(({ label, value }) => wordsIn(typed, `${label} ${value}`));
  return entries.length > 0 ? { title: texts.t(group.title), entries } : null;
}

/** Returns the section with the entries that match `typed`; nothing where none does. */
function matching(whole: CardSection, typed: string): readonly CardSection[] {
  const entries = whole.entries.filter(({ label = '', value }) => wordsIn(typed, `${label} ${value}`));
  return entries.length > 0 ? [{ ...whole, entries }] : [];
}

/** Shows every key of this context, with the reason for each refused one. `/` searches. */
export function HelpLayer<C>(props: {
  readonly id: string;
  /** Name of the context. */
  readonly place: string;
  readonly groups: readonly KeyGroup<C>[];
  readonly context: C;
  /** What else is to know here, below the keys: what can be typed, what signs and letters mean. */
  readonly more?: readonly CardSection[];
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, place, groups, context, uiContext, size } = props;
  const { t } = uiContext.texts;
  /** Null while there is no search. */
  const [line, read, write] = useLive<TextState | null>(null);
  const typed = line?.text ?? '';
  const found = [
    ...groups.flatMap((group) => section(group, context, uiContext.texts, typed) ?? []),
    ...(props.more ?? []).flatMap((one) => matching(one, typed)),
  ];
  const nothing = [{ entries: [{ value: t('help.nothing', { text: typed }) }] }];
  const onKey = (key: KeyPress) => {
    const now = read();
    if (now) {
      if (key.name === 'Esc' || key.name === 'Ctrl+C') return write(null);
      const editKey = toEditKey(key);
      const next = editKey && editText(now, editKey);
      if (next) write(next);
      return;
    }
    if (key.name === '/' || key.name === 'Ctrl+F') return write(textState(''));
    if (['Esc', '?', 'q', 'Ctrl+C'].includes(key.name)) uiContext.close(id);
  };
  const field = line && (
    <TextField
      label={t('help.filter')}
      labelWidth={8}
      value={line.text}
      cursor={line.cursor}
      isFocused
      width={size.columns}
    />
  );
  return (
    <ScrollLayer
      id={id}
      title={t('help.title', { place })}
      keys={`${t('help.keys')} · ${t('key.Esc')} ${t('keys.close')}`}
      sections={found.length > 0 ? found : nothing}
      size={size}
      onKey={onKey}
      onPaste={(text) => {
        const now = read();
        if (now) write(pasteLine(now, text, uiContext));
      }}
      typing={field}
    />
  );
}
