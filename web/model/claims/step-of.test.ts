import { expect, it } from 'vitest';
import { stepOfPointer } from './step-of.ts';

it.each([
  ['/lines/0/subscriptionId', 'lines'],
  ['/lines', 'lines'],
  ['/customerContact/email', 'contacts'],
  ['/contactDomainReason', 'contacts'],
  ['/files', 'proof'],
  ['/files/2', 'proof'],
  ['/name', 'basics'],
  ['/acknowledgements', 'review'],
  ['/consentCode', 'review'],
  ['', 'review'],
] as const)('%s is put right in %s', (pointer, step) => expect(stepOfPointer(pointer)).toBe(step));
