import { Box, Text } from 'ink';
import type { Message } from '../../../domain/errors.ts';
import { withoutLineEnds } from '../../../domain/typedText.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { putIn, typedIn } from '../../dialogs/formKeys.ts';
import { toEditKey } from '../../keys/editKey.ts';
import { BASE, useKeys } from '../../keys/KeyProvider.tsx';
import { FormBox } from '../../kit/FormBox.tsx';
import type { Size } from '../../kit/size.ts';
import { fitText } from '../../kit/text.ts';
import { editText, insertText, type TextState } from '../../kit/textEditing.ts';
import { SLOW_MS, useSpinner } from '../../kit/useSpinner.ts';
import type { FormController } from '../../state/formController.ts';
import { useStore } from '../../state/store.ts';

export interface LoginScreenProps {
  /** The place whose keys it handles. */
  readonly id: string;
  readonly form: FormController;
  readonly texts: Translator;
  readonly size: Size;
  /** Why the user is here again: signed out, or the session ended. */
  readonly reason: Message | null;
  /** The hint below the form: what the keys do. */
  readonly keys: string;
  /** Demo accounts, one per line, where the company is the demo one. */
  readonly demo: readonly string[];
  /** Ctrl+R at the sign-in: the screen reader. */
  readonly onAloud?: () => void;
  readonly onQuit: () => void;
}

const WIDTH = 64;

/** The sign-in screen, also of a locked session. Escape leaves only the first: it wakes up many a screen. */
export function LoginScreen({ id, form, texts, size, reason, keys, demo, onAloud, onQuit }: LoginScreenProps) {
  const state = useStore(form.store);
  const isSlow = useSpinner(state.phase === 'saving', SLOW_MS) !== null;
  const { fields } = form.spec;
  const change = (edit: (typed: TextState) => TextState | null) => {
    const { focus, phase } = form.store.get();
    const field = fields[focus]?.name ?? '';
    const next = phase === 'editing' ? edit(typedIn(form, field)) : null;
    if (next) putIn(form, field, next);
  };
  const goTo = (place: number) =>
    form.store.dispatch({ type: 'focus', place: (place + fields.length) % fields.length });
  useKeys(id, {
    onPaste: (text) => change((typed) => insertText(typed, withoutLineEnds(text))),
    onKey: (key) => {
      const { focus } = form.store.get();
      if (key.name === 'Ctrl+C' || (key.name === 'Esc' && id === BASE)) return onQuit();
      if (key.name === 'Ctrl+R') return onAloud?.();
      if (key.name === 'Tab' || key.name === 'Down') return goTo(focus + 1);
      if (key.name === 'Shift+Tab' || key.name === 'Up') return goTo(focus - 1);
      if (key.name === 'Enter') return focus === fields.length - 1 ? void form.save() : goTo(focus + 1);
      const editKey = toEditKey(key);
      if (editKey) change((typed) => editText(typed, editKey));
    },
  });
  const width = Math.min(WIDTH, size.columns);
  const items = fields.map((field) => {
    const value = state.values[field.name] ?? '';
    const problem = state.problems[field.name];
    return {
      kind: 'text' as const,
      key: field.name,
      label: texts.t(field.label),
      value,
      cursor: state.cursors[field.name] ?? value.length,
      mask: field.kind === 'secret' ? '*' : undefined,
      error: problem && texts.message(problem),
    };
  });
  const said = state.banner?.message ?? reason;
  const isBesideField = Object.values(state.problems).some(({ key }) => key === said?.key);
  const banner = said && !isBesideField ? texts.message(said) : '';
  const connecting = texts.t(isSlow ? 'login.slow' : 'login.connecting');
  const footer = state.phase === 'saving' ? connecting : banner;
  return (
    <Box
      width={size.columns}
      height={size.rows}
      flexDirection='column'
      alignItems='center'
      justifyContent='center'
      overflow='hidden'
    >
      <FormBox
        title={`${texts.t('app.name')} — ${texts.message(form.spec.title)}`}
        items={items}
        focused={fields[state.focus]?.name ?? null}
        width={width}
        height={8}
        footer={footer}
      />
      <Text>{fitText(keys, width, 'center')}</Text>
      {demo.map((line) => (
        <Text key={line}>{fitText(line, width)}</Text>
      ))}
    </Box>
  );
}
