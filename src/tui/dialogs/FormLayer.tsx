import type { Translator } from '../../i18n/translator.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { FORM_FRAME, FormBox, formHeight } from '../kit/FormBox.tsx';
import { fieldRoom } from '../kit/fieldLine.tsx';
import { Overlay } from '../kit/Overlay.tsx';
import type { Size } from '../kit/size.ts';
import { textWidth } from '../kit/text.ts';
import { SLOW_MS, useSpinner } from '../kit/useSpinner.ts';
import type { FormController } from '../state/formController.ts';
import { useStore } from '../state/store.ts';
import { conflictItems, editingItems, footerOf, labelOf } from './formItems.ts';
import { onConflictKey, onEditingKey, onLeavingKey, onPaste } from './formKeys.ts';

export interface FormLayerProps {
  readonly id: string;
  readonly form: FormController;
  readonly texts: Translator;
  readonly size: Size;
}

const LABEL_WIDTH = 20;
const LONGEST_LABEL = 36;

/** A form over the panes. Its controller holds the whole state, so a resize or a refusal loses nothing. */
export function FormLayer({ id, form, texts, size }: FormLayerProps) {
  const state = useStore(form.store);
  const mark = useSpinner(state.phase === 'saving');
  const isSlow = useSpinner(state.phase === 'saving', SLOW_MS) !== null;
  const yes = texts.t('confirm.yesKey');
  const width = Math.min(size.columns, 84);
  const longest = Math.max(LABEL_WIDTH, ...form.spec.fields.map((field) => textWidth(labelOf(field, texts))));
  const labelWidth = Math.min(longest, LONGEST_LABEL, Math.floor(width / 2));
  useKeys(id, {
    onKey: (key) => {
      const { phase } = form.store.get();
      if (phase === 'leaving') onLeavingKey(form, key, yes);
      else if (phase === 'conflict') onConflictKey(form, key);
      else if (phase === 'editing') onEditingKey(form, key, fieldRoom(width - FORM_FRAME, labelWidth));
      else if (key.name === 'Esc' || key.name === 'Ctrl+C') form.stopWaiting();
    },
    onPaste: (text) => onPaste(form, text),
  });
  if (state.phase === 'leaving') {
    const choices = [
      { keys: yes, label: texts.t('keys.yes') },
      { keys: texts.t('key.Esc'), label: texts.t('keys.no') },
    ];
    return (
      <Dialog
        title={texts.t(state.isUnknown ? 'form.unknownTitle' : 'form.unsavedTitle')}
        body={texts.t(state.isUnknown ? 'form.unknownBody' : 'form.unsavedBody')}
        choices={choices}
        columns={size.columns}
        rows={size.rows}
      />
    );
  }
  const isConflict = state.phase === 'conflict';
  const items = isConflict ? conflictItems(form, state, texts) : editingItems(form, state, texts);
  const focused = isConflict ? Object.keys(state.kept)[state.focus] : form.spec.fields[state.focus]?.name;
  const box = {
    title: isConflict ? texts.t('form.conflictTitle') : texts.message(form.spec.title),
    items,
    focused: focused ?? null,
    width,
    labelWidth,
    footer: footerOf(state, texts, mark, isSlow),
    keys: `${form.spec.isQuick ? `${texts.t('key.Enter')} ` : ''}Ctrl+S ${texts.t(form.spec.saves ?? 'keys.save')} · ${isConflict ? '' : `${texts.t('form.textKeys')} · `}${texts.t('key.Esc')} ${texts.t('keys.cancel')}`,
  };
  const height = Math.min(size.rows - 3, formHeight(box));
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height}>
      <FormBox {...box} height={height} />
    </Overlay>
  );
}
