/** What a signing service's certificate makes of the signatures that a paper shows. */
import type { Signing } from './signature.ts';
import { placeOf } from './text.ts';
import type { SigningTrail } from './electronic-signature.ts';

export function afterTrail(file: string, written: Signing[], trail: SigningTrail | null): Signing[] {
  if (!trail) return written;
  const { events, status } = trail;
  const own = events.filter((event) => event.side === 'customer');
  const refused = own.find((event) => event.did === 'declined');
  if (refused || status === 'ended') {
    const line = refused?.line ?? trail.line;
    const place = placeOf(file, line.page, line.text);
    return [{ signed: null, date: null, datePlace: null, place, denied: 'refused' }];
  }
  const signings = own
    .filter((event) => event.did === 'signed')
    .map((event): Signing => {
      const place = placeOf(file, event.line.page, event.line.text);
      const { date, dateLine } = event;
      return {
        signed: place,
        date,
        datePlace: dateLine ? placeOf(file, dateLine.page, dateLine.text) : null,
        place,
        ...(status === 'open' && { doubt: 'not-completed' }),
      };
    });
  if (signings.length > 0) return signings;
  // The certificate knows who signed, and it was nobody of the customer.
  const page = trail.line.page;
  const elsewhere = written.filter((one) => one.place.page !== page);
  const others = events.some((event) => event.side === 'other' && event.did === 'signed');
  if (others || status === 'open' || own.length > 0)
    return elsewhere.map((one) => (one.signed && !one.denied ? { ...one, doubt: 'signer-unclear' } : one));
  return written;
}
