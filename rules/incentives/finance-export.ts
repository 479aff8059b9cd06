/** Rows for the programme owner's finance system, with the columns it knows (domain 10). Values only: the file is made elsewhere. */
import { amountText } from '../money/money.ts';
import { type EarningEntry, bookingKey } from './ledger.ts';
import { estimatedPaymentMonth } from './suppose.ts';

export type PaymentStatus = 'unprocessed' | 'upcoming' | 'sent' | 'failed' | 'reversed' | 'on-hold';

/** What the entry itself does not know. */
export interface ExportFacts {
  programmeName: string;
  item: string;
  subscriptionId: string | null;
  /** The short number of the claim. */
  claimNumber: string;
  paymentStatus: PaymentStatus;
  /** Why it is on hold or failed; empty otherwise. */
  reasonCode: string;
}

export const financeColumns = [
  'earningId',
  'participantId',
  'programName',
  'lever',
  'customerTenantId',
  'subscriptionId',
  'workload',
  'earningRate',
  'quantity',
  'earningAmount',
  'transactionCurrency',
  'claimId',
  'earningDate',
  'calculationDate',
  'estimatedPaymentMonth',
  'paymentStatus',
  'reasonCode',
  'earningType',
  'exchangeRate',
  'exchangeRateDate',
] as const;
export type FinanceColumn = (typeof financeColumns)[number];

export function financeRow(entry: EarningEntry, facts: ExportFacts): Record<FinanceColumn, string> {
  return {
    earningId: bookingKey(entry).replaceAll(' ', '/'),
    participantId: entry.locationId,
    programName: facts.programmeName,
    lever: entry.lever,
    customerTenantId: entry.tenantId,
    subscriptionId: facts.subscriptionId ?? '',
    workload: facts.item,
    earningRate: entry.rate ?? '',
    quantity: entry.units,
    earningAmount: amountText({ currency: entry.currency, minor: entry.minor }),
    transactionCurrency: entry.currency,
    claimId: facts.claimNumber,
    earningDate: entry.earnedMonth,
    calculationDate: entry.bookedOn,
    estimatedPaymentMonth: estimatedPaymentMonth(entry.payableFrom),
    paymentStatus: facts.paymentStatus,
    reasonCode: facts.reasonCode,
    earningType: entry.kind,
    exchangeRate: entry.exchange?.rate ?? '',
    exchangeRateDate: entry.exchange?.date ?? '',
  };
}
