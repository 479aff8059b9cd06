/** Numbers of bank accounts, checked by a library that knows every country's length, structure and check digits. */
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';

/** Spaces and case do not matter. */
export function isIban(text: string): boolean {
  const plain = electronicFormatIBAN(text);
  return plain !== null && isValidIBAN(plain);
}
