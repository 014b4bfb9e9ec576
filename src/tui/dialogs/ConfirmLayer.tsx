import { useKeys } from '../keys/KeyProvider.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import type { Size } from '../kit/size.ts';
import type { ConfirmSpec, UiContext } from '../state/uiContext.ts';

/** A yes-or-no question. Only the confirming key (also Enter, for a step) and Escape answer; other keys are ignored. */
export function ConfirmLayer(props: {
  readonly id: string;
  readonly spec: ConfirmSpec;
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, spec, uiContext, size } = props;
  const { t, message } = uiContext.texts;
  const yes = t('confirm.yesKey');
  useKeys(id, {
    onKey: (key) => {
      if (key.name === 'Esc' || key.name === 'n' || key.name === 'Ctrl+C') uiContext.close(id);
      if (key.name.toLowerCase() !== yes && !(spec.isStep && key.name === 'Enter')) return;
      uiContext.close(id);
      uiContext.attempt(spec.onYes);
    },
  });
  const choices = [
    { keys: spec.isStep ? `${yes} ${t('key.Enter')}` : yes, label: t('keys.yes') },
    { keys: t('key.Esc'), label: t('keys.no') },
  ];
  return (
    <Dialog
      title={message(spec.title)}
      body={message(spec.body)}
      choices={choices}
      columns={size.columns}
      rows={size.rows}
    />
  );
}
