import type { signContract } from '../../../services/contracts.ts';
import type { ContractRecord } from '../../../services/records.ts';
import { listReversible } from '../../../services/reversiblePayments.ts';
import { linkedTo } from '../../state/pane.ts';
import type { PaneContext } from '../paneSpec.ts';
import { onRow } from '../rowVerb.ts';
import { newContractForm } from './contractForm.ts';
import { reversalForm } from './paymentForms.ts';

type Context = PaneContext<'contracts'>;
type Step = typeof signContract;

/** Drills down: the events of this contract (S25). */
export function openEvents({ workspace, row }: Context): void {
  const { events } = workspace.panes;
  void events.ask(linkedTo(row?.id ?? null));
  workspace.focus.dispatch({ type: 'focus', pane: 'events' });
}

/** Asks, then moves the contract on. `isStep` where it is the contract's ordinary way: Enter then confirms too. */
export const step = (name: string, move: Step, isStep = false) =>
  onRow<'contracts'>(({ shell }, { id, version, client }) => {
    const params = { id, companyName: client.companyName };
    shell.confirm({
      title: { key: `contracts.${name}` },
      body: { key: `contracts.${name}Body`, params },
      isStep,
      onYes: async () => {
        await move(shell.session, id, version);
        shell.saved('contracts', id, { key: `contracts.${name}Done`, params });
      },
    });
  });

/** S14: the context of a new contract is the selected contract's client, or the one selected in the clients' pane. */
export function createForClient({ shell, workspace, row }: Context): void {
  const client = row?.client ?? workspace.panes.clients.selected();
  if (client) shell.openForm(newContractForm(shell, client));
}

/** Which payment was a mistake? */
export function chooseReversal({ shell }: Context, contract: ContractRecord): void {
  const { money, day, t } = shell.texts;
  shell.choose({
    title: { key: 'payments.chooseReversal', params: { id: contract.id } },
    options: async () => {
      const payments = await listReversible(shell.session, contract.id);
      return payments.map((payment) => ({
        value: payment,
        label: `${day(payment.paidOn)}  ${money(payment.amount)}`,
        detail: t(`method.${payment.method}`),
      }));
    },
    empty: { key: 'payments.noneToReverse' },
    onChosen: (payment) => shell.openForm(reversalForm(shell, contract, payment)),
  });
}
