/** Nederlandse brief nadat een verkeerde klok is teruggedraaid: wat er was gemeld, wat er klopt en wat er volgt. */
import {
  blocks,
  instant,
  lineList,
  linesAfter,
  link,
  shortLines,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { about, hello, open, subject } from './nl-claim.ts';

type Params = Parameters<Letters['clock-undone']>[0];

export const clockNl: Pick<Letters, 'clock-undone' | 'clock-not-overdue'> = {
  'clock-not-overdue': (p, f) => ({
    subject: subject(f, 'Correctie: niet te laat'),
    blocks: blocks(
      hello(f),
      text(
        'De klok van ons systeem heeft enige tijd voorgelopen. Daardoor hebt u bericht gekregen dat de beoordeling van deze claim te laat was. Dat was niet zo. Dat was onze fout. De datum die bij de claim staat, geldt.',
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner' && text('U hoeft niets te doen.'),
      open(f),
    ),
  }),
  'clock-undone': (p, f) => ({
    subject: subject(f, subjectOf(p, f)),
    blocks: blocks(
      hello(f),
      text(
        'De klok van ons systeem heeft enige tijd voorgelopen. Daardoor zijn bij deze claim dingen te vroeg gebeurd en te vroeg gemeld. Dat was onze fout. Wij hebben het als volgt hersteld.',
      ),
      f.side !== 'customer' && about(f),
      ...official(p, f),
      ...reads(p, f),
      ...review(p, f),
      ...linesAfter(
        f,
        p.undoUntil === null
          ? 'De weigering hiervan kan weer ongedaan worden gemaakt:'
          : `De termijn om de weigering hiervan ongedaan te maken begint opnieuw en loopt tot en met ${until(f, p.undoUntil)}:`,
        p.undoable,
      ),
      f.side === 'customer' ? f.pageUrl !== null && link('Bekijken wat er is gekoppeld', f.pageUrl) : open(f),
    ),
  }),
};

function subjectOf(p: Params, f: Frame): string {
  if (p.again.length > 0) return `Correctie: nog niet officieel – ${shortLines(f, p.again)}`;
  return p.restored.length > 0
    ? `Correctie: niet beëindigd – ${shortLines(f, p.restored)}`
    : 'Correctie: de klok van ons systeem liep voor';
}

function official(p: Params, f: Frame): Block[] {
  const asked = f.side === 'customer' ? 'U krijgt' : 'De klant krijgt';
  const may = f.side === 'customer' ? 'waarin u kunt weigeren' : 'waarin de klant kan weigeren';
  const since = p.officialFrom === null ? '' : ` (vanaf ${instant(f, p.officialFrom)})`;
  return [
    ...linesAfter(
      f,
      `De koppeling voor het volgende was te vroeg officieel gemaakt${since}. De koppeling is nooit officieel geweest, telt niet mee en geeft geen recht op vergoeding. ${asked} een nieuw bericht, en de volledige termijn ${may} begint opnieuw:`,
      p.again,
    ),
    ...linesAfter(
      f,
      `De termijn ${may} was voor het volgende door de verkeerde klok berekend. ${asked} een nieuw bericht, en de volledige termijn begint opnieuw:`,
      p.waiting,
    ),
    ...linesAfter(
      f,
      'Met het volgende heeft de klant ingestemd. Dat blijft zo; de koppeling is officieel vanaf vandaag en niet vanaf de datum die was gemeld:',
      p.moved,
    ),
    ...linesAfter(
      f,
      'Voor het volgende was gemeld dat de koppeling was beëindigd. Dat is niet zo: de koppeling loopt door alsof die nooit was beëindigd:',
      p.restored,
    ),
  ];
}

function reads({ reads: count, readBy }: Params, f: Frame): Block[] {
  if (count === 0) return [];
  const times = count === 1 ? 'één keer' : `${count} keer`;
  return [
    text(
      f.side === 'partner'
        ? `Uw bedrijf heeft in de tussentijd ${times} gebruikscijfers van deze diensten bekeken. Dat blijft vastgelegd en de klant kan het zien. Gebruik deze cijfers niet.`
        : `In de tussentijd heeft ${readBy ?? f.claim.partner} ${times} gebruikscijfers van deze diensten bekeken. Elke keer blijft vastgelegd en is voor de klant te zien.`,
    ),
  ];
}

function review(p: Params, f: Frame): Block[] {
  return [
    ...linesAfter(
      f,
      p.disputeUntil === null
        ? 'De afwijzing van het volgende is niet definitief. Bezwaar is mogelijk zodra over de hele claim is beslist:'
        : `De afwijzing van het volgende is niet definitief. De volledige termijn voor bezwaar begint opnieuw en loopt tot en met ${until(f, p.disputeUntil)}:`,
      p.disputable,
    ),
    ...linesAfter(
      f,
      p.answerBy === null
        ? 'Het volgende was afgewezen omdat er niet op tijd antwoord was gekomen. Dat is teruggedraaid:'
        : `Het volgende was afgewezen omdat er niet op tijd antwoord was gekomen. Dat is teruggedraaid; antwoorden kan tot en met ${until(f, p.answerBy)}:`,
      p.answerable,
    ),
  ];
}
