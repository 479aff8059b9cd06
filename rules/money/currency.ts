/** Currencies by their ISO 4217 code, with the number of decimal places of the minor unit. */
const byPlaces: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CVE ' +
    'CZK DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT ' +
    'LAK LBP LKR LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR ' +
    'PLN QAR RON RSD SAR SBD SCR SEK SGD SRD SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const places = new Map(
  Object.entries(byPlaces).flatMap(([count, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(count)]),
  ),
);

export function isCurrency(code: string): boolean {
  return places.has(code);
}

/** Decimal places of the minor unit: 2 for the cent, 0 for the yen, 3 for the Kuwaiti fils. */
export function minorPlaces(currency: string): number {
  const found = places.get(currency);
  if (found === undefined) throw new RangeError(`no currency: ${currency}`);
  return found;
}
