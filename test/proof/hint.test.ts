import { expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import { asDocument, codes, facts } from './claims.ts';

const paper = (line: string): string => `Statement of work

Supplier: Kade Nine Consulting (Partner ID 4110001)
Client: Harbourseeds B.V.
Domain: harbourseeds.example
Tenant ID: ae2eb154-7f15-4524-b4b9-b5df9e7769b1

Products: Microsoft Teams

${line}

Signed for the client by: J. Koster
Date: 5 October 2026`;
const claim = facts('harbourseeds', 'Kade Nine Consulting', 'teams');
const check = (line: string): string => codes(checkProof(claim, [asDocument(paper(line))]));

it('a company called Consulting is no description of a service', () => {
  expect(check('The licences are delivered at list price.')).toBe('missing-partner-service');
});

it('a few words about work are for a person', () => {
  expect(check('Rollout at twelve sites in spring')).toBe('look:service:not-understood');
});
