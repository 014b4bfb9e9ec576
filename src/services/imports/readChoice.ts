import { fold } from '../../domain/likeness.ts';
import { contract } from '../../domain/records/contract.ts';
import { payment } from '../../domain/records/payment.ts';
import type { Field } from '../../domain/records/record.ts';
import { choicesOf, phraseOf } from '../lists/terms/termNames.ts';
import { doubtful, type Read, sure } from './readResult.ts';

/** What people write for a statut or a method of payment, beside the words of the application. */
const SAID = {
  statut: {
    draft: 'en brouillon|en préparation|drafted',
    to_sign: 'à signer|en attente de signature|envoyé|envoyée|sent|awaiting signature|to be signed|issued|émis',
    signed: 'signée|contrat signé|signed contract',
    closed: 'clôturé|clôturée|clôt|close|terminé|terminée|fini|finie|fermé|fermée|finished|completed|done',
    cancelled: 'annulée|abandonné|abandonnée|canceled|résilié|résiliée|void',
  },
  method: {
    transfer: 'virement bancaire|vir|virt|sepa|virement sepa|bank transfer|wire|wire transfer|bacs',
    card: 'cb|carte bancaire|carte bleue|carte de crédit|credit card|debit card|visa|mastercard|bank card',
    cheque: 'chq|ch|check|chèque bancaire|bank cheque',
    cash: 'espèce|en espèces|liquide|comptant',
    other: 'autres|divers|others',
  },
} as const;

const wordsOf = (field: Field, said: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map([
    ...choicesOf(field),
    ...Object.entries(said).flatMap(([value, texts]) =>
      texts.split('|').map((text) => [phraseOf(text), value] as const),
    ),
  ]);

const WORDS = {
  statut: wordsOf(contract.fields.statut, SAID.statut),
  method: wordsOf(payment.fields.method, SAID.method),
};

/** A contract that is not signed may be a draft or to be signed. */
const NOT_SIGNED = /^(?:(?:non|pas|not|un)[\s-]*sign.*|non|no|faux|false)$/;
const YES = /^(?:oui|yes|vrai|true|x)$/;

/** An answer to «signed?» is only proposed: it tells less than a statut. */
function answered(text: string): string | null {
  if (YES.test(text)) return 'signed';
  return NOT_SIGNED.test(text) ? 'to_sign' : null;
}

/** Reads the words for a statut or a method of payment, in French or English. @returns the stored name */
export function readChoice(kind: keyof typeof SAID, text: string): Read {
  const value = WORDS[kind].get(phraseOf(text));
  if (value !== undefined) return sure(value);
  return doubtful({ key: `imports.value.${kind}` }, kind === 'statut' ? answered(fold(text).trim()) : null);
}
