/** Nederlandse brieven over een claim en de beoordeling ervan. */
import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { MailLine } from '../../../rules/claim/messages.ts';
import {
  blocks,
  day,
  facts,
  heading,
  instant,
  lineList,
  linesAfter,
  link,
  partnerText,
  quote,
  shortLines,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { approvedBlocks, pointBlocks, pointsOf, rejectedBlocks, type DecidedWords } from './decided.ts';

const words: DecidedWords = {
  rule: 'Regel',
  evidence: 'Bevinding van de beoordelaar',
  remedy: 'Wat de uitkomst zou veranderen',
  note: 'De beoordelaar voegt toe',
  shown:
    'Uit het bewijs van uitvoering blijkt wat u voor deze klant hebt gedaan, het noemt deze regel en het is onlangs door de klant ondertekend.',
  missing: 'Ontbreekt',
  helps: 'Wat wij nodig hebben',
};

export function hello(frame: Frame): Block {
  return text(frame.recipient.name ? `Geachte ${frame.recipient.name},` : 'Geachte heer of mevrouw,');
}

export function about({ claim, side }: Frame): Block {
  const rows: [string, string][] = [
    ['Claim', `${claim.number} – ${claim.name}`],
    ['Klant', claim.customer],
  ];
  rows.push(
    side === 'partner'
      ? ['Vestiging', claim.location]
      : ['Partner', partnerText(claim.partner, claim.location)],
  );
  return facts(...rows);
}

export const open = (frame: Frame): Block => link('Naar de claim', frame.claimUrl);
export const subject = (frame: Frame, what: string): string => `[${frame.claim.number}] ${what}`;

function dispute(frame: Frame, disputeUntil: DeadlineBasis | null, disputesLeft: number | null): Block {
  if (disputeUntil === null || disputesLeft === 0)
    return text('Deze beslissing is definitief: bezwaar is niet mogelijk.');
  const number =
    disputesLeft === null
      ? ''
      : disputesLeft === 1
        ? 'U kunt dit één keer doen.'
        : `U kunt dit nog ${disputesLeft} keer doen.`;
  return text(
    `Bent u het hier niet mee eens, dan kunt u bezwaar maken tot en met ${until(frame, disputeUntil)}.`,
    'Ga naar de claim, kies ‘Bezwaar maken’, leg uit waarom de beslissing anders zou moeten uitvallen en voeg zo mogelijk nieuw bewijs toe.',
    'Over uw bezwaar beslist iemand anders dan degene die de claim heeft afgewezen.',
    number,
  );
}

/** Wat er op een goedkeuring volgt; wat al officieel is, wacht nergens meer op. */
function afterApproval(
  frame: Frame,
  { customerUntil, official }: { customerUntil: DeadlineBasis | null; official?: MailLine[] },
  approved: MailLine[],
): Block[] {
  const already = official ?? [];
  const over = customerUntil !== null && Temporal.Instant.compare(frame.now, customerUntil.endsAt) >= 0;
  const waits = already.length < approved.length;
  return blocks(
    ...linesAfter(frame, 'Vanaf nu officieel, omdat de klant al heeft ingestemd:', already),
    text(
      customerUntil === null
        ? 'De klant krijgt nu bericht en kan weigeren. De reactietermijn begint zodra de berichten zijn bezorgd; de einddatum staat bij de claim zodra die bekend is.'
        : over
          ? ''
          : `De klant kan weigeren tot en met ${until(frame, customerUntil)}.`,
      waits ? whatSilenceMeans(frame) : '',
      'U hoeft niets te doen.',
    ),
  );
}

/** Aan de partner. */
const whatSilenceMeans = ({ claim }: Frame): string =>
  claim.silence === 'refuses'
    ? 'Uw koppeling wordt alleen officieel als een vertrouwde contactpersoon of een beheerder van de klant daar vóór het einde van de termijn mee instemt. Gebeurt dat niet, dan gaat de koppeling niet door.'
    : 'Weigert niemand, dan wordt uw koppeling aan het einde van de termijn officieel.';

const clocks = {
  'review-start': (by: string) => `De beoordeling had uiterlijk ${by} moeten beginnen.`,
  'review-decide': (by: string) => `Over de claim had uiterlijk ${by} moeten zijn beslist.`,
  'dispute-answer': (by: string) => `Over het bezwaar had uiterlijk ${by} moeten zijn beslist.`,
};

const ended = {
  partner: 'De partner heeft daarom gevraagd.',
  superseded: 'Na een arbitrage is een andere partner de partner of record geworden.',
  'subscription-ended': 'Het abonnement is beëindigd.',
  policy: 'Dit volgt uit de regels van het programma.',
  'wrong-clock': 'De klok van het systeem liep voor: de koppeling was te vroeg officieel gemaakt.',
};
const howEnded = {
  customer: { ...ended, customer: 'Uw organisatie heeft de koppeling beëindigd.' },
  others: { ...ended, customer: 'De klant heeft de koppeling beëindigd.' },
};

const byWhom = {
  silence: 'Niemand bij de klant heeft binnen de termijn geweigerd.',
  'trusted-contact': 'Een vertrouwde contactpersoon van de klant heeft ingestemd.',
  'tenant-admin': 'De beheerder van de klant heeft ingestemd.',
  contact: 'Niemand bij de klant heeft binnen de termijn geweigerd.',
  code: 'De beheerder van de klant had vooraf ingestemd met een eenmalige code.',
};

export const claimNl = {
  'claim-submitted': (p, f) => ({
    subject: subject(f, `Ingediend: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('Wij hebben uw claim ontvangen.'),
      about(f),
      lineList(f, p.lines),
      text(
        `Een beoordelaar begint uiterlijk op ${until(f, p.reviewStartsBy)} met de beoordeling. Tot die tijd hoeft u niets te doen.`,
      ),
      open(f),
    ),
  }),
  'information-requested': (p, f) => ({
    subject: subject(f, `Aanvulling nodig, uiterlijk ${day(f, p.answerBy)}`),
    blocks: blocks(
      hello(f),
      text(
        p.dispute
          ? 'Om over uw bezwaar te kunnen beslissen, hebben wij meer informatie van u nodig.'
          : 'Om over uw claim te kunnen beslissen, hebben wij meer informatie van u nodig.',
      ),
      about(f),
      heading('Wat er ontbreekt'),
      ...pointBlocks(f, pointsOf(p), words),
      p.text !== null && heading('Toelichting van de beoordelaar'),
      p.text !== null && quote(p.text),
      heading('Tot wanneer'),
      text(
        `Wij vragen u uiterlijk ${until(f, p.answerBy)} te antwoorden en de claim opnieuw in te dienen. Zonder antwoord wordt de claim daarna afgewezen.`,
      ),
      open(f),
    ),
  }),
  'information-answered': (p, f) => ({
    subject: subject(f, `${f.claim.partner} heeft geantwoord`),
    blocks: blocks(
      hello(f),
      text(
        p.dispute
          ? 'De partner heeft geantwoord op het verzoek om aanvulling in de bezwaarprocedure.'
          : 'De partner heeft geantwoord op het verzoek om aanvulling en de claim opnieuw ingediend.',
      ),
      about(f),
      p.text !== null && quote(p.text),
      p.decideBy !== null && text(`De beslissing moet uiterlijk ${until(f, p.decideBy)} zijn genomen.`),
      open(f),
    ),
  }),
  'no-partner-response': (p, f) => ({
    subject: subject(f, 'Afgewezen: geen antwoord ontvangen'),
    blocks: blocks(
      hello(f),
      text(
        `Op het verzoek om aanvulling kon tot en met ${day(f, p.answerBy)} worden geantwoord. Er is geen antwoord gekomen. Deze regels zijn daarom afgewezen:`,
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner' && dispute(f, p.disputeUntil, null),
      open(f),
    ),
  }),
  'claim-approved': (p, f) => ({
    subject: subject(f, `Goedgekeurd: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('De beoordelaar heeft deze regels goedgekeurd:'),
      about(f),
      ...approvedBlocks(f, p.lines, words),
      p.text !== null && heading('Toelichting van de beoordelaar'),
      p.text !== null && quote(p.text),
      heading('Hoe het verdergaat'),
      ...afterApproval(f, p, p.lines),
      open(f),
    ),
  }),
  'claim-decided': (p, f) => ({
    subject: subject(f, `Deels goedgekeurd: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('De beoordelaar heeft een deel van de regels goedgekeurd en een deel afgewezen.'),
      about(f),
      p.text !== null && heading('Toelichting van de beoordelaar'),
      p.text !== null && quote(p.text),
      text('Goedgekeurd:'),
      ...approvedBlocks(f, p.approved, words),
      ...afterApproval(f, p, p.approved),
      text('Afgewezen:'),
      ...rejectedBlocks(f, p.rejected, words),
      heading('Als u het er niet mee eens bent'),
      dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'window-started': (p, f) => ({
    subject: subject(f, `De klant kan weigeren tot en met ${day(f, p.until)}`),
    blocks: blocks(
      hello(f),
      text(`De klant heeft bericht gekregen en kan weigeren tot en met ${until(f, p.until)}.`),
      about(f),
      lineList(f, p.lines),
      text(whatSilenceMeans(f), 'U hoeft niets te doen.'),
      open(f),
    ),
  }),
  'lines-rejected': (p, f) => ({
    subject: subject(f, `Afgewezen: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('De beoordelaar heeft deze regels afgewezen:'),
      about(f),
      ...rejectedBlocks(f, p.rejected, words),
      p.text !== null && heading('Toelichting van de beoordelaar'),
      p.text !== null && quote(p.text),
      heading('Als u het er niet mee eens bent'),
      dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'customer-refused': (p, f) => ({
    subject: subject(f, `De klant heeft ${shortLines(f, p.lines)} geweigerd`),
    blocks: blocks(
      hello(f),
      text('De klant heeft deze regels geweigerd:'),
      about(f),
      lineList(f, p.lines),
      p.reason !== null && text('De klant noemt deze reden:'),
      p.reason !== null && quote(p.reason),
      ...linesAfter(
        f,
        'Met de volgende regels had de klant eerder ingestemd. Die koppeling is beëindigd en geeft geen recht op een vergoeding:',
        p.ended,
      ),
      text(
        p.all ? 'Er zijn geen regels over; de claim is daarom gesloten.' : '',
        'Tegen een weigering van de klant kunt u geen bezwaar maken.',
      ),
      ...linesAfter(f, 'Dit blijft ongewijzigd:', p.rest),
      open(f),
    ),
  }),
  'association-official': (p, f) =>
    f.side === 'customer'
      ? {
          subject: subject(f, `${f.claim.partner} is nu gekoppeld als uw partner of record`),
          blocks: blocks(
            hello(f),
            text(
              `Sinds ${instant(f, p.officialFrom)} is ${f.claim.partner} gekoppeld als partner of record van ${f.claim.customer} voor:`,
            ),
            lineList(f, p.lines),
            text(
              'Alleen voor deze diensten ziet de partner nu per maand het aantal actieve gebruikers, betaalde eenheden en verkochte licenties. Meer ziet de partner niet.',
            ),
            text(
              f.recipient.trusted
                ? 'U kunt dit op elk moment beëindigen, zonder kosten en zonder opgave van reden.'
                : 'Een beheerder of een vertrouwde contactpersoon van uw organisatie kan dit op elk moment beëindigen, zonder kosten en zonder opgave van reden.',
            ),
            f.pageUrl !== null &&
              f.recipient.trusted &&
              link('Bekijken wat er is gekoppeld, of beëindigen', f.pageUrl),
          ),
        }
      : {
          subject: subject(f, `Officieel: ${f.claim.customer}`),
          blocks: blocks(
            hello(f),
            text(`Sinds ${instant(f, p.officialFrom)} is de koppeling officieel voor:`),
            about(f),
            lineList(f, p.lines),
            text(byWhom[p.by]),
            f.side === 'partner' &&
              text(
                'U ziet nu het gebruik van precies deze workloads of abonnementen. Of u recht hebt op een vergoeding, wordt afzonderlijk bepaald.',
              ),
            open(f),
          ),
        },
  'association-ended': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `Beëindigd: ${f.claim.partner} als partner of record voor ${shortLines(f, p.lines)}`
        : `Beëindigd: ${shortLines(f, p.lines)}, ${f.claim.customer}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        f.side === 'customer'
          ? `De koppeling van ${f.claim.partner} is op ${instant(f, p.endedAt)} beëindigd voor:`
          : `De koppeling van ${f.claim.partner} met ${f.claim.customer} is op ${instant(f, p.endedAt)} beëindigd voor:`,
      ),
      lineList(f, p.lines),
      text(
        howEnded[f.side === 'customer' ? 'customer' : 'others'][p.how],
        f.side === 'partner'
          ? 'U ziet de gebruikscijfers van deze regels niet meer.'
          : 'De partner ziet de gebruikscijfers van deze regels niet meer.',
      ),
      p.reason !== null && quote(p.reason),
      ...linesAfter(f, 'Binnen dit verzoek blijft wel gekoppeld:', p.rest),
      f.side === 'customer' ? f.pageUrl !== null && link('Bekijken wat er is gekoppeld', f.pageUrl) : open(f),
    ),
  }),
  disputed: (p, f) => ({
    subject: subject(f, `Bezwaar van ${f.claim.partner}: beslissen uiterlijk ${day(f, p.answerBy)}`),
    blocks: blocks(
      hello(f),
      text('De partner maakt bezwaar tegen de afwijzing van deze regels:'),
      about(f),
      lineList(f, p.lines),
      p.justification !== null && quote(p.justification),
      text(
        p.newFiles === 0
          ? 'Er is geen nieuw bewijs toegevoegd.'
          : p.newFiles === 1
            ? 'Er is één nieuw bestand toegevoegd.'
            : `Er zijn ${p.newFiles} nieuwe bestanden toegevoegd.`,
        `De beslissing moet uiterlijk ${until(f, p.answerBy)} worden genomen, door iemand anders dan degene die heeft afgewezen.`,
      ),
      open(f),
    ),
  }),
  'dispute-decided': (p, f) => ({
    subject: subject(f, 'Over uw bezwaar is beslist'),
    blocks: blocks(
      hello(f),
      text('Een seniorbeoordelaar heeft over uw bezwaar beslist.'),
      about(f),
      p.approved.length > 0 && text('Deze regels zijn goedgekeurd:'),
      ...approvedBlocks(f, p.approved, words),
      p.approved.length > 0 && text('De klant krijgt nu bericht en kan weigeren.', whatSilenceMeans(f)),
      p.rejected.length > 0 && text('Deze regels blijven afgewezen:'),
      ...rejectedBlocks(f, p.rejected, words),
      p.text !== null && heading('Toelichting van de beoordelaar'),
      p.text !== null && quote(p.text),
      p.rejected.length > 0 && heading('Als u het er niet mee eens bent'),
      p.rejected.length > 0 && dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'claim-withdrawn': (p, f) =>
    f.side === 'customer'
      ? {
          subject: subject(f, `${f.claim.partner} heeft het verzoek ingetrokken`),
          blocks: blocks(
            hello(f),
            text(
              `${f.claim.partner} vraagt niet langer te worden gekoppeld als partner of record van ${f.claim.customer} voor:`,
            ),
            lineList(f, p.lines),
            text('U hoeft niets te doen. De link in ons eerdere bericht werkt niet meer.'),
          ),
        }
      : {
          subject: subject(f, 'Ingetrokken'),
          blocks: blocks(
            hello(f),
            text(
              p.partly
                ? 'Deze regels zijn ingetrokken; wat al officieel is, blijft bestaan:'
                : 'De claim is ingetrokken:',
            ),
            about(f),
            lineList(f, p.lines),
            quote(p.reason),
            open(f),
          ),
        },
  overdue: (p, f) => ({
    subject: subject(f, f.side === 'partner' ? 'Uw claim heeft vertraging' : 'Termijn overschreden'),
    blocks: blocks(
      hello(f),
      text(clocks[p.clock](day(f, p.due)), 'Dat is niet gebeurd.'),
      about(f),
      text(
        f.side === 'partner'
          ? 'Wij hebben de seniorbeoordelaars gewaarschuwd. Uw claim houdt de plaats in de wachtrij en u hoeft niets te doen.'
          : 'De partner ziet dit ook. Wilt u ervoor zorgen dat iemand de claim oppakt?',
      ),
      open(f),
    ),
  }),
  'end-requested': (p, f) => ({
    subject: subject(f, `${f.claim.partner} wil de koppeling beëindigen`),
    blocks: blocks(
      hello(f),
      text('De partner vraagt om beëindiging van de eigen koppeling voor:'),
      about(f),
      lineList(f, p.lines),
      quote(p.reason),
      open(f),
    ),
  }),
  'end-request-refused': (p, f) => ({
    subject: subject(f, 'Uw koppeling blijft bestaan'),
    blocks: blocks(
      hello(f),
      text('Uw verzoek om de koppeling te beëindigen is afgewezen voor:'),
      about(f),
      lineList(f, p.lines),
      quote(p.reason),
      open(f),
    ),
  }),
  'customer-silent': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `${f.claim.partner} is niet gekoppeld: niemand heeft op tijd ingestemd`
        : 'De klant heeft niet op tijd ingestemd',
    ),
    blocks: blocks(
      hello(f),
      text(
        f.side === 'customer'
          ? `De termijn voor het verzoek van ${f.claim.partner} is voorbij. Uw instemming was nodig, en geen vertrouwde contactpersoon of beheerder van uw organisatie heeft die gegeven. De partner is daarom niet gekoppeld als uw partner of record voor:`
          : 'De instemming van de klant was nodig, en geen vertrouwde contactpersoon of beheerder van de klant heeft die vóór het einde van de termijn gegeven. De koppeling gaat niet door voor:',
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      text(
        f.side === 'customer'
          ? 'U hoeft niets te doen. Vraagt de partner het opnieuw, dan krijgt u een nieuw bericht.'
          : 'Bezwaar is niet mogelijk. Neem contact op met de klant; de claim kan opnieuw worden ingediend.',
      ),
      f.side !== 'customer' && open(f),
    ),
  }),
  'agreement-demanded': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `${f.claim.partner}: uw organisatie moet nu uitdrukkelijk instemmen`
        : 'De klant moet nu uitdrukkelijk instemmen',
    ),
    blocks: blocks(
      hello(f),
      text(
        f.side === 'customer'
          ? `Een beheerder van uw organisatie heeft bepaald dat zwijgen niet langer als instemming geldt. Dat geldt ook voor het verzoek van ${f.claim.partner} voor:`
          : 'Een beheerder van de klant heeft bepaald dat zwijgen niet langer als instemming geldt. Dat geldt ook voor de lopende termijn voor:',
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      text(
        p.until === null
          ? 'De termijn is nog niet begonnen of is onderbroken.'
          : `De termijn loopt tot en met ${until(f, p.until)}.`,
        f.side === 'customer'
          ? 'Stemt geen vertrouwde contactpersoon of beheerder van uw organisatie vóór het einde van de termijn in, dan wordt de partner niet gekoppeld. Hebt u van ons een verzoek per e-mail gekregen, dan werkt de link daarin nog, maar wat daar staat over niets doen geldt niet meer.'
          : whatSilenceMeans(f),
      ),
      f.side !== 'customer' && open(f),
    ),
  }),
  'item-locked': (p, f) => ({
    subject: subject(f, 'Vergrendeld door de klant'),
    blocks: blocks(
      hello(f),
      text('De klant heeft het volgende voor claims vergrendeld:'),
      about(f),
      lineList(f, p.lines),
      text('Zolang de vergrendeling geldt, kunt u deze regels niet indienen. Neem contact op met de klant.'),
      open(f),
    ),
  }),
} satisfies Partial<Letters>;
