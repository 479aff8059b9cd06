/** Het bericht aan de klant in het Nederlands. */
import type { MailText } from '../../../rules/claim/mail-text.ts';
import {
  blocks,
  day,
  facts,
  heading,
  length,
  lineList,
  linesAfter,
  link,
  partnerText,
  text,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { valuesOf, type Fields } from '../worded.ts';
import { hello } from './nl-claim.ts';
import type { NoticeParams } from './notice.ts';

export const noticeTextNl: MailText = {
  subject: '[{number}] {partner} wil worden gekoppeld als uw partner of record: klopt dat?',
  body: [
    '{greeting}',
    '{partner} vraagt {owner} te worden gekoppeld als partner of record van {customer} voor de onderstaande diensten. {whatToDo}',
    '## Wie vraagt wat',
    '{whoAsks}',
    '{services}',
    '## Waarom dit bestaat',
    '{owner} waardeert partners die klanten helpen bij de aanschaf en het gebruik van clouddiensten, en ' +
      'kan hen daarvoor een vergoeding betalen. Daarom wordt per dienst vastgelegd welke partner dat heeft ' +
      'gedaan. {proof}',
    '## Wat de partner te zien krijgt',
    '{whatTheySee}',
    '## Als het klopt',
    '{noActionNeeded}',
    '## Als het niet klopt',
    '{howToRefuse}',
    '## Tot wanneer',
    '{untilWhen}',
    '{acceptNow}',
    '{whyYou}',
  ].join('\n\n'),
};

/**
 * Vóór de bezorging kan niemand de einddatum weten: genoemd wordt de regel, en wat die oplevert als alles vandaag
 * aankomt.
 */
function untilWhen(frame: Frame): Block {
  const { claim, endIfDeliveredNow } = frame;
  const example =
    endIfDeliveredNow === null
      ? ''
      : `Is dat vandaag, dan is de laatste dag ${day(frame, endIfDeliveredNow)}.`;
  return text(
    `U hebt ${length(frame, claim.window)} de tijd, gerekend vanaf de dag waarop dit bericht in uw organisatie bij alle ontvangers is bezorgd.`,
    example,
    'De precieze datum, en hoe die is berekend, staat op de pagina.',
  );
}

function whyYou({ recipient, claim, owner }: Frame): Block {
  if (recipient.named && recipient.trusted)
    return text(
      `U ontvangt dit bericht omdat ${claim.partner} u als contactpersoon heeft opgegeven en u bij ${owner} bekend bent als iemand die namens ${claim.customer} kan spreken.`,
    );
  return text(
    recipient.named
      ? `U ontvangt dit bericht omdat ${claim.partner} u heeft opgegeven als contactpersoon bij ${claim.customer}.`
      : `U ontvangt dit bericht omdat u bij ${owner} bekend bent als iemand die namens ${claim.customer} kan spreken.`,
  );
}

const sample: Block = {
  kind: 'table',
  caption: 'Een voorbeeld met verzonnen cijfers:',
  head: ['Maand', 'Actieve gebruikers', 'Betaalde eenheden', 'Verkochte licenties'],
  rows: [
    ['november', '182', '240', '250'],
    ['december', '197', '240', '250'],
  ],
};

export function noticeFieldsNl(p: NoticeParams, f: Frame): Fields {
  const { claim, pageUrl, code } = f;
  // A notice that an older program queued names none.
  const accepted = p.accepted ?? [];
  const asked = p.lines.filter((line) => !accepted.some((one) => one.lineId === line.lineId));
  const explicit = claim.silence === 'refuses';
  const unchecked = p.asked === 'submitted' || claim.windowStarts === 'submission';
  const proof = unchecked
    ? 'De partner heeft bewijs van zijn werk ingediend; onze beoordelaars controleren dat.'
    : 'De partner heeft bewijs van zijn werk ingediend; onze beoordelaars hebben dat gecontroleerd.';
  const contact: [string, string][] = claim.partnerContact
    ? [['Contactpersoon', `${claim.partnerContact.name} (${claim.partnerContact.email})`]]
    : [];
  return {
    values: {
      ...valuesOf(f),
      proof,
      whatToDo: explicit
        ? 'Er wordt alleen iets vastgelegd als iemand die namens uw organisatie mag spreken, daarmee instemt. U kunt instemmen of weigeren.'
        : 'Klopt dat, dan hoeft u niets te doen. Klopt het niet, dan kunt u weigeren.',
    },
    parts: {
      greeting: [hello(f)],
      whoAsks: [
        facts(['Partner', partnerText(claim.partner, claim.location)], ...contact, ['Voor', claim.customer]),
      ],
      services: [
        lineList(f, asked),
        ...linesAfter(
          f,
          p.acceptedBy
            ? `Met deze diensten heeft ${p.acceptedBy} vooraf ingestemd met een eenmalige code; hiervoor hoeft de partner niet te wachten:`
            : 'Met deze diensten heeft een beheerder van uw organisatie vooraf ingestemd met een eenmalige code; hiervoor hoeft de partner niet te wachten:',
          accepted,
        ),
      ],
      whatTheySee: [
        text(
          'Per maand, en alleen voor deze diensten: het aantal actieve gebruikers, betaalde eenheden en ' +
            'verkochte licenties. Geen namen, geen inhoud, geen andere diensten en geen beheertoegang. De partner ' +
            'kan hieraan geen recht op betaling door u ontlenen. Elke inzage wordt vastgelegd; beheerders van uw ' +
            'organisatie kunnen zien wie wat wanneer heeft bekeken.',
        ),
        sample,
      ],
      noActionNeeded: [
        text(
          explicit
            ? 'Open de pagina en laat weten dat u instemt. De partner wordt alleen gekoppeld als een vertrouwde ' +
                'contactpersoon of een beheerder van uw organisatie vóór het einde van de termijn instemt. Gebeurt dat ' +
                'niet, dan wordt er niets gekoppeld en hoeft u niets te doen.'
            : 'U hoeft niets te doen. Weigert niemand in uw organisatie, dan wordt de partner aan het einde van de ' +
                'termijn gekoppeld als partner of record.',
        ),
      ],
      howToRefuse: blocks(
        text(
          'Open de pagina, kies wat u weigert en vink het vakje aan. Weigeren kost u niets: uw diensten, prijzen, ' +
            'contracten en ondersteuning blijven gelijk, en u hoeft geen reden op te geven.',
          `De vertrouwde contactpersonen van uw organisatie krijgen een bevestiging per e-mail. Daarmee kunnen zij een weigering één keer ongedaan maken, binnen ${length(f, claim.undo)}.`,
          'Op dezelfde pagina kunt u aangeven dat iemand anders hierover gaat, of een vraag stellen.',
        ),
        pageUrl !== null && link('Het verzoek bekijken en beslissen', pageUrl),
      ),
      untilWhen: [untilWhen(f), text('Ook daarna kunt u de koppeling op elk moment beëindigen.')],
      acceptNow:
        code === null
          ? []
          : [
              heading('Als u niet wilt wachten'),
              text(
                explicit
                  ? 'Stemt u op de pagina in, dan wordt de partner aan het einde van de termijn gekoppeld, tenzij iemand ' +
                      'weigert. Met deze code gebeurt dat meteen. Geef de code niet door aan anderen.'
                  : 'U kunt instemmen voordat de termijn voorbij is. Typ daarvoor deze code op de pagina. Geef de code ' +
                      'niet door aan anderen.',
              ),
              { kind: 'code', label: 'Code', code },
            ],
      whyYou: [whyYou(f), text('De link is alleen voor u bestemd. Openen verandert niets.')],
    },
  };
}

/** Een beheerder van de klant heeft met een code ingestemd: deze e-mail meldt dat en vraagt niets. */
export const noticeAcceptedNl: Letters['customer-notice-accepted'] = (p, f) => {
  const { partner, customer } = f.claim;
  const who = p.by ?? 'Een beheerder van uw organisatie';
  return {
    subject: p.official
      ? `[${f.claim.number}] ${partner} is nu gekoppeld als uw partner of record – vooraf mee ingestemd`
      : `[${f.claim.number}] ${partner} wil worden gekoppeld als uw partner of record – vooraf mee ingestemd`,
    blocks: blocks(
      hello(f),
      text(
        `${who} heeft er vooraf met een eenmalige code mee ingestemd dat ${partner} voor de onderstaande diensten wordt gekoppeld als partner of record van ${customer}.`,
        p.official
          ? 'De partner is nu gekoppeld.'
          : 'De partner wordt gekoppeld zodra het verzoek is goedgekeurd.',
      ),
      lineList(f, p.lines),
      text(
        p.official
          ? 'Alleen voor deze diensten ziet de partner nu per maand het aantal actieve gebruikers, betaalde eenheden en verkochte licenties.'
          : 'Alleen voor deze diensten ziet de partner dan per maand het aantal actieve gebruikers, betaalde eenheden en verkochte licenties.',
        'Klopt dat, dan hoeft u niets te doen.',
      ),
      heading('Als het niet klopt'),
      text(
        `Open de pagina en weiger het verzoek. U hebt daarvoor ${length(f, f.claim.window)}, gerekend vanaf de dag waarop dit bericht in uw organisatie bij alle ontvangers is bezorgd. Daarna kunt u de koppeling nog op elk moment beëindigen. Weigeren kost u niets: uw diensten, prijzen, contracten en ondersteuning blijven gelijk, en u hoeft geen reden op te geven.`,
      ),
      f.pageUrl !== null && link('Bekijken wat er is gekoppeld, of weigeren', f.pageUrl),
    ),
  };
};
