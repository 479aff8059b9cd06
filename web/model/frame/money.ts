/** Amounts as people read them. The API has exact decimals; a number is made of one only to be shown. */
export function moneyText(amount: string, currency: string, locale: string): string {
  const places = amount.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(amount as unknown as number);
}
