import type { ContractRecord } from '../../../domain/records/contract.ts';
import { checkField } from '../../../services/checkField.ts';
import { createContract, updateContract } from '../../../services/contracts.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { Shell } from '../../state/shell.ts';

const fields: readonly FieldSpec[] = [
  { name: 'cost', label: 'contracts.cost', kind: 'text', hint: 'contracts.costHint' },
];

const toValues = ({ cost }: ContractRecord, { texts }: Shell) => ({ cost: texts.typedAmount(cost) });

/** S14: a contract for the selected client; a commercial's is a draft until gestion issues it (decision 1). */
export function newContractForm(shell: Shell, client: ContractRecord['client']): FormSpec<ContractRecord> {
  const { session } = shell;
  return {
    id: 'contract.new',
    title: { key: 'contracts.newFor', params: { companyName: client.companyName } },
    fields,
    values: { cost: '' },
    check: (field, values) => checkField(session, 'contract', field, values),
    save: ({ cost = '' }, _version, key) => createContract(session, { clientId: client.id, cost }, key),
    onSaved: ({ id, statut }) => shell.saved('contracts', id, { key: `contracts.created.${statut}`, params: { id } }),
  };
}

/** The terms of a contract that is not signed yet. */
export function editContractForm(shell: Shell, contract: ContractRecord): FormSpec<ContractRecord> {
  const { session } = shell;
  return {
    id: 'contract.edit',
    title: { key: 'contracts.edit', params: { id: contract.id } },
    fields,
    values: toValues(contract, shell),
    version: contract.version,
    check: (field, values) => checkField(session, 'contract', field, values),
    save: ({ cost }, version) => updateContract(session, contract.id, version, cost === undefined ? {} : { cost }),
    theirs: (current: ContractRecord) => ({ values: toValues(current, shell), version: current.version }),
    onSaved: ({ id }) => shell.saved('contracts', id, { key: 'contracts.saved', params: { id } }),
  };
}
