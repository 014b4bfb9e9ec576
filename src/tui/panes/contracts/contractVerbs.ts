import type { Message } from '../../../domain/errors.ts';
import type { ContractRecord } from '../../../domain/records/contract.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { cancelContract, closeContract, type signContract } from '../../../services/contracts.ts';
import { listReversible } from '../../../services/reversiblePayments.ts';
import { type ContractStakes, contractStakes } from '../../../services/stakes.ts';
import type { FormSpec } from '../../state/formController.ts';
import { linkedTo } from '../../state/pane.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneContext } from '../paneSpec.ts';
import { onRow } from '../rowVerb.ts';
import { comingSaid } from '../stakes.ts';
import { newContractForm } from './contractForm.ts';
import { reversalForm } from './paymentForms.ts';

type Context = PaneContext<'contracts'>;
type Step = typeof signContract;
/** The actions that cannot be undone. */
type Final = 'close' | 'cancel';

/** Opens the events of this contract (S25). */
export function openEvents({ workspace, row }: Context): void {
  const { events } = workspace.panes;
  void events.ask(linkedTo(row?.id ?? null));
  workspace.focus.dispatch({ type: 'focus', pane: 'events' });
}

/** Asks, then moves the contract to its next state. This is an ordinary step, so Enter confirms too. */
export const step = (name: 'issue' | 'sign', move: Step) =>
  onRow<'contracts'>(({ uiContext }, { id, version, client }) => {
    const params = { id, companyName: client.companyName };
    uiContext.confirm({
      title: { key: `contracts.${name}` },
      body: { key: `contracts.${name}Body`, params },
      isStep: true,
      onYes: async () => {
        await move(uiContext.session, id, version);
        uiContext.saved('contracts', id, { key: `contracts.${name}Done`, params });
      },
    });
  });

/** The second confirmation of a final action. The user types the contract's id, so no habitual key can confirm. */
function numberForm(uiContext: UiContext, name: Final, { id, client }: ContractRecord, work: () => Promise<void>) {
  const params = { id, companyName: client.companyName };
  const spec: FormSpec<void> = {
    id: `contract.${name}`,
    title: { key: `contracts.${name}` },
    note: { key: `contracts.${name}Sure`, params },
    fields: [{ name: 'number', label: 'contracts.number', kind: 'text' }],
    values: { number: '' },
    check: (_field, { number = '' }) =>
      number.trim() === String(id) ? null : { key: 'contracts.typeNumber', params: { id } },
    save: work,
    onSaved: () => uiContext.saved('contracts', id, { key: `contracts.${name}Done`, params }),
  };
  uiContext.openForm(spec);
}

/**
 * Closes or cancels a contract for good. It shows what is at stake, and asks a second time if something is. Only the
 * confirming key answers, never the key that asked.
 * @param said returns the sentence on the contract's own money: what is owed, or what was received
 */
const final = (name: Final, move: Step, said: (stakes: ContractStakes, texts: Translator) => string[]) =>
  onRow<'contracts'>(({ uiContext }, contract) => {
    const { session, texts } = uiContext;
    const { id, version, client } = contract;
    uiContext.blockInput(async () => {
      const found = await contractStakes(session, id);
      const stakes = [...said(found, texts), ...comingSaid(found, texts)];
      const params = { id, companyName: client.companyName, stakes: stakes.join(' ; ') };
      const work = async () => void (await move(session, id, version));
      const onYes = async () => {
        if (stakes.length > 0) return numberForm(uiContext, name, contract, work);
        await work();
        uiContext.saved('contracts', id, { key: `contracts.${name}Done`, params });
      };
      const body: Message = { key: stakes.length > 0 ? `contracts.${name}Stakes` : `contracts.${name}Body`, params };
      return () => uiContext.confirm({ title: { key: `contracts.${name}` }, body, onYes });
    });
  });

/** Closes a contract; shows what is still owed, and the events to come. */
export const close = final('close', closeContract, ({ balance }, { t, money }) =>
  balance ? [t('stakes.balance', { amount: money(balance) })] : [],
);

/** Cancels a contract; shows what was received, and the events to come. */
export const cancel = final('cancel', cancelContract, ({ received }, { t, money }) =>
  received ? [t('stakes.received', { amount: money(received) })] : [],
);

/** S14: the client of a new contract is that of the selected contract, else the one selected in the clients pane. */
export function createForClient({ uiContext, workspace, row }: Context): void {
  const client = row?.client ?? workspace.panes.clients.selected();
  if (client) uiContext.openForm(newContractForm(uiContext, client));
}

/** Asks which payment to reverse. */
export function chooseReversal({ uiContext }: Context, contract: ContractRecord): void {
  const { money, day, t } = uiContext.texts;
  uiContext.choose({
    title: { key: 'payments.chooseReversal', params: { id: contract.id } },
    options: async () => {
      const payments = await listReversible(uiContext.session, contract.id);
      return payments.map((payment) => ({
        value: payment,
        label: `${day(payment.paidOn)}  ${money(payment.amount)}`,
        detail: t(`method.${payment.method}`),
      }));
    },
    empty: { key: 'payments.noneToReverse' },
    onChosen: (payment) => uiContext.openForm(reversalForm(uiContext, contract, payment)),
  });
}
