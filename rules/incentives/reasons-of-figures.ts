/** Sentences of what the figures of a month give. */
import type { NilCode } from './codes.ts';
import { type EarningReason, reasonRow } from './earning-reason.ts';

export const figureReasons: Record<NilCode, EarningReason> = {
  'no-usage-reported': reasonRow(
    'owner',
    ['No figures', 'No figures for {month} are known.', 'When they arrive, the next run counts them.'],
    [
      'Geen cijfers',
      'Er zijn geen cijfers over {month} bekend.',
      'Zodra ze er zijn, worden ze in de volgende maandberekening meegeteld.',
    ],
  ),
  'below-minimum-threshold': reasonRow(
    'customer',
    [
      'Below the minimum',
      'The tenant has {units} paid units, too few to count.',
      'Paid units still missing: {missing}.',
    ],
    [
      'Onder het minimum',
      'De tenant heeft {units} betaalde eenheden; dat is te weinig om mee te tellen.',
      'Betaalde eenheden die nog ontbreken: {missing}.',
    ],
  ),
  'mau-not-above-high-water-mark': reasonRow(
    'customer',
    [
      'No growth',
      'The figure of the month, {measure}, is not above the highest before it, {mark}.',
      'Growth above {mark} would earn.',
    ],
    [
      'Geen groei',
      'Het cijfer van deze maand, {measure}, ligt niet boven het hoogste van daarvoor, {mark}.',
      'Groei boven {mark} levert een vergoeding op.',
    ],
  ),
  'milestone-not-reached': reasonRow(
    'customer',
    [
      'No new milestone',
      '{measure} of {seats} paid seats are in active use; no further milestone is reached.',
      '[The next milestone, {share} %, needs {needed} in active use.]',
    ],
    [
      'Geen nieuwe mijlpaal',
      '{measure} van de {seats} betaalde licenties worden actief gebruikt; er is geen volgende mijlpaal bereikt.',
      '[Voor de volgende mijlpaal, {share} %, moeten er {needed} actief worden gebruikt.]',
    ],
  ),
  'no-transactions': reasonRow(
    'customer',
    [
      'No sales',
      'Nothing was sold for this subscription in the month.',
      'A sale in a later month would earn in that month.',
    ],
    [
      'Geen verkopen',
      'Voor dit abonnement is in deze maand niets verkocht.',
      'Een verkoop in een latere maand levert in die maand een vergoeding op.',
    ],
  ),
  'transaction-too-old': reasonRow(
    'nobody',
    ['Sale too old', 'A sale lies more than {days} days before the association began.', ''],
    ['Verkoop te oud', 'Een verkoop ligt meer dan {days} dagen vóór het begin van de koppeling.', ''],
  ),
  'amounts-cancel-out': reasonRow(
    'nobody',
    [
      'Adds up to nothing',
      'What counts in this month, credits and corrections taken off, adds up to nothing.',
      '',
    ],
    ['Samen nul', 'Wat in deze maand telt, is na aftrek van creditboekingen en correcties samen nul.', ''],
  ),
  'cap-reached': reasonRow(
    'nobody',
    ['Cap reached', 'The cap of {currency} {cap} is reached; {cut} is not paid.', ''],
    ['Maximum bereikt', 'Het maximum van {currency} {cap} is bereikt; {cut} wordt niet uitbetaald.', ''],
  ),
  'rate-is-nil': reasonRow(
    'nobody',
    ['Rate of nothing', 'The terms pay nothing for it in this market.', ''],
    ['Tarief is nul', 'De voorwaarden kennen er in deze markt geen vergoeding voor.', ''],
  ),
  'credit-absorbed': reasonRow(
    'nobody',
    [
      'Credit without effect',
      'The credit is taken from what the cap had cut before; nothing is taken back.',
      '',
    ],
    [
      'Creditboeking zonder gevolg',
      'De creditboeking gaat af van wat boven het maximum lag; er wordt niets teruggevorderd.',
      '',
    ],
  ),
  'rounds-to-nothing': reasonRow(
    'nobody',
    ['Less than the smallest coin', 'The amount is rounded to nothing.', ''],
    ['Minder dan de kleinste munt', 'Het bedrag is na afronding nul.', ''],
  ),
};
