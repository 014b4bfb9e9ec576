import { type ContractRecord, contract } from '../../../domain/records/contract.ts';
import { checkField } from '../../../services/checkField.ts';
import { createContract, updateContract } from '../../../services/contracts.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf, valuesOf } from '../recordForm.ts';

/**
 * S14: creates a contract for the selected client. A commercial's contract is a draft until gestion issues it (decision
 * 1).
 * @param before a contract to be concluded again: the form has its terms
 */
export function newContractForm(
  uiContext: UiContext,
  client: ContractRecord['client'],
  before: ContractRecord | null = null,
): FormSpec<ContractRecord> {
  const { session } = uiContext;
  return {
    id: 'contract.new',
    title: { key: 'contracts.newFor', params: { companyName: client.companyName } },
    ...(before && { note: { key: 'contracts.againNote', params: { id: before.id } } }),
    fields: fieldsOf(contract, uiContext),
    values: before ? valuesOf(contract, before, uiContext) : inputOf(contract),
    check: (field, values) => checkField(session, 'contract', field, values),
    save: ({ cost = '' }, _version, key) => createContract(session, { clientId: client.id, cost }, key),
    onSaved: ({ id, statut }) =>
      uiContext.saved('contracts', id, {
        // A new contract is either a draft or to sign.
        key: statut === 'draft' ? 'contracts.created.draft' : 'contracts.created.to_sign',
        params: { id },
      }),
  };
}

/** Edits the terms of a contract before its signature. */
export function editContractForm(uiContext: UiContext, stored: ContractRecord): FormSpec<ContractRecord> {
  const { session } = uiContext;
  return {
    id: 'contract.edit',
    title: { key: 'contracts.edit', params: { id: stored.id } },
    fields: fieldsOf(contract, uiContext),
    values: valuesOf(contract, stored, uiContext),
    version: stored.version,
    check: (field, values) => checkField(session, 'contract', field, values),
    save: ({ cost }, version) => updateContract(session, stored.id, version, cost === undefined ? {} : { cost }),
    theirs: (current: ContractRecord) => ({ values: valuesOf(contract, current, uiContext), version: current.version }),
    onSaved: ({ id }) => uiContext.saved('contracts', id, { key: 'contracts.saved', params: { id } }),
  };
}
