import type { Message } from '../../../domain/errors.ts';
import { readLines } from '../../../domain/instalments.ts';
import type { ContractRecord } from '../../../domain/records/contract.ts';
import { UNSIGNED } from '../../../domain/statut.ts';
import { instalments as reading, typedInstalments } from '../../../services/input/instalments.ts';
import { companyTerms, moveInstalments, setCompanyTerms, setInstalments } from '../../../services/instalments.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';

const FIELDS = [
  { name: 'instalments', label: 'contracts.instalments', kind: 'lines', hint: 'instalments.hint' },
] as const;

const checkAgainst =
  ({ session }: UiContext, cost: string) =>
  (_field: string, { instalments = '' }: Readonly<Record<string, string>>): Message | null => {
    const found = reading(instalments, cost, session);
    return 'problem' in found ? found.problem : null;
  };

/** Sets the instalments of a contract before its signature; afterwards gestion moves their days. */
export function instalmentsForm(uiContext: UiContext, contract: ContractRecord): FormSpec<ContractRecord> {
  const { session, texts } = uiContext;
  const { id, cost, version } = contract;
  const isOpen = UNSIGNED.includes(contract.statut);
  const save = isOpen ? setInstalments : moveInstalments;
  const valuesOf = (row: ContractRecord) => ({
    instalments: typedInstalments(readLines(row.instalments), texts, '€'),
  });
  return {
    id: 'contract.instalments',
    title: { key: 'instalments.of', params: { id, companyName: contract.client.companyName } },
    note: { key: isOpen ? 'instalments.note' : 'instalments.noteSigned', params: { cost: texts.money(cost) } },
    fields: FIELDS,
    values: valuesOf(contract),
    version,
    check: checkAgainst(uiContext, cost),
    save: async ({ instalments }, seen) =>
      instalments === undefined ? contract : save(session, id, seen, { instalments }),
    theirs: (current: ContractRecord) => ({ values: valuesOf(current), version: current.version }),
    onSaved: () => uiContext.saved('contracts', id, { key: 'instalments.saved', params: { id } }),
  };
}

/** Changes the company's default, which new contracts get. */
export function openTermsForm(uiContext: UiContext): void {
  const { session, texts } = uiContext;
  uiContext.blockInput(async () => {
    const lines = readLines(await companyTerms(session));
    const spec: FormSpec<void> = {
      id: 'company.terms',
      title: { key: 'instalments.terms' },
      note: { key: 'instalments.termsNote' },
      fields: FIELDS,
      values: { instalments: typedInstalments(lines, texts, '%') },
      check: checkAgainst(uiContext, '100.00'),
      save: async ({ instalments = '' }) => setCompanyTerms(session, { instalments }),
      onSaved: () => uiContext.notify('done', { key: 'instalments.termsSaved' }),
    };
    return () => uiContext.openForm(spec);
  });
}
