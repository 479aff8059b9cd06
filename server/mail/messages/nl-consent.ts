/** Nederlandse brieven rond de beslissing van de klant, en over concurrerende claims. */
import {
  blocks,
  day,
  facts,
  heading,
  lineList,
  linesAfter,
  link,
  list,
  quote,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { worded } from '../worded.ts';
import { about, hello, open, subject } from './nl-claim.ts';
import { noticeAcceptedNl, noticeFieldsNl, noticeTextNl } from './nl-notice.ts';

const page = (frame: Frame, label: string): Block | null =>
  frame.pageUrl === null ? null : link(label, frame.pageUrl);

const did = {
  agreed: 'stemt in met het verzoek van',
  accepted: 'stemt in met het verzoek van',
  refused: 'weigert het verzoek van',
};
const after = { agreed: '', accepted: '', refused: '' };
const said = { agreed: 'ingestemd', accepted: 'vooraf ingestemd', refused: 'geweigerd' };

/** Wie besliste, met naam en adres; bij een adres dat alleen de partner gaf, staat dat erbij. */
const who = (p: { byName: string; byEmail?: string | null; byKnown?: boolean }): string => {
  if (!p.byEmail) return p.byName;
  return `${p.byName} (${p.byEmail}${p.byKnown === false ? ', een door de partner opgegeven adres' : ''})`;
};

const bounced = {
  'not-corrected': 'De partner heeft niet op tijd een andere contactpersoon opgegeven.',
  'trusted-contact':
    'Het gaat om een vertrouwde contactpersoon; de termijn van de klant is daarom onderbroken.',
  'after-official': 'De koppeling is al officieel en blijft dat.',
};

export const consentNl = {
  'customer-notice': (p, f) => worded(noticeTextNl, noticeFieldsNl(p, f)),
  'customer-notice-accepted': noticeAcceptedNl,
  'customer-notice-again': (p, f) => ({
    subject: subject(
      f,
      p.until === null
        ? `Het verzoek van ${f.claim.partner} is gewijzigd`
        : `Nieuwe datum: u kunt weigeren tot en met ${day(f, p.until)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        {
          replacement: `U hebt eerder bericht gekregen over het verzoek van ${f.claim.partner}. Een collega heeft het verzoek doorgestuurd naar iemand anders in uw organisatie, die nu ook bericht krijgt.`,
          'contact-corrected': `U hebt eerder bericht gekregen over het verzoek van ${f.claim.partner}. Een van de berichten kon niet worden bezorgd; de partner heeft daarom een andere contactpersoon opgegeven.`,
          undone: `Een beslissing over het verzoek van ${f.claim.partner} is ongedaan gemaakt.`,
        }[p.why],
      ),
      lineList(f, p.lines),
      text(
        p.until === null
          ? 'De termijn is langer geworden. De precieze einddatum staat op de pagina zodra die bekend is.'
          : `U kunt weigeren tot en met ${until(f, p.until)}.`,
        f.claim.silence === 'refuses'
          ? 'De partner wordt alleen gekoppeld als een vertrouwde contactpersoon of een beheerder van uw organisatie vóór die tijd instemt.'
          : 'Klopt het verzoek, dan hoeft u niets te doen.',
      ),
      page(f, 'Het verzoek bekijken en beslissen'),
    ),
  }),
  'customer-reminder': (p, f) => ({
    subject: subject(
      f,
      `Herinnering: u kunt het verzoek van ${f.claim.partner} weigeren tot en met ${day(f, p.until)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        `${f.claim.partner} wil worden gekoppeld als partner of record van ${f.claim.customer}. U hebt daarover bericht gekregen en nog niet gereageerd. De termijn loopt bijna af.`,
      ),
      lineList(f, p.lines),
      text(
        `U kunt weigeren tot en met ${until(f, p.until)}.`,
        f.claim.silence === 'refuses'
          ? 'De partner wordt alleen gekoppeld als een vertrouwde contactpersoon of een beheerder van uw organisatie vóór het einde van de termijn instemt. Gebeurt dat niet, dan wordt er niets gekoppeld. Op de pagina kunt u instemmen of weigeren.'
          : 'Klopt het verzoek, dan hoeft u niets te doen: weigert niemand in uw organisatie, dan wordt de partner aan het einde van de termijn gekoppeld als partner of record. Ook daarna kunt u de koppeling op elk moment beëindigen.',
      ),
      page(f, 'Het verzoek bekijken en beslissen'),
      text('Dit is de enige herinnering.'),
    ),
  }),
  'customer-receipt': (p, f) => ({
    subject: subject(f, `Bevestiging: ${p.byName} ${did[p.decision]} ${f.claim.partner}${after[p.decision]}`),
    blocks: blocks(
      hello(f),
      text(
        `Wij bevestigen: ${who(p)} ${did[p.decision]} ${f.claim.partner}${after[p.decision]}. Het gaat om:`,
      ),
      lineList(f, p.lines),
      p.decision === 'refused' &&
        text(
          'Voor deze diensten is de partner niet of niet meer gekoppeld. Verder verandert er voor u niets.',
        ),
      p.decision === 'accepted' &&
        text('Voor deze diensten is de partner vanaf nu gekoppeld. U kunt dat op elk moment beëindigen.'),
      p.decision === 'agreed' &&
        text(
          p.until === null
            ? 'De termijn om te weigeren loopt door.'
            : `De termijn loopt door. Iedereen die het verzoek heeft gekregen, kan alsnog weigeren tot en met ${until(f, p.until)}.`,
        ),
      p.undoUntil !== null && heading('Klopt dit niet?'),
      p.undoUntil !== null &&
        text(
          `U kunt deze beslissing ongedaan maken tot en met ${until(f, p.undoUntil)}. Open de pagina en vink het vakje aan.`,
        ),
      p.undoUntil !== null ? page(f, 'Deze beslissing ongedaan maken') : page(f, 'Het verzoek bekijken'),
    ),
  }),
  'decision-made': (p, f) => ({
    subject: subject(f, `Er is beslist over het verzoek van ${f.claim.partner}`),
    blocks: blocks(
      hello(f),
      text(`Er is een beslissing genomen over het verzoek van ${f.claim.partner} voor:`),
      lineList(f, p.lines),
      text('U hoeft niets te doen.'),
      p.undoUntil !== null && heading('Klopt dit niet?'),
      p.undoUntil !== null &&
        text(
          `U kunt deze beslissing ongedaan maken tot en met ${until(f, p.undoUntil)}. Open de pagina en vink het vakje aan.`,
        ),
      p.undoUntil !== null ? page(f, 'Deze beslissing ongedaan maken') : page(f, 'Het verzoek bekijken'),
    ),
  }),
  'decision-undone': (p, f) => ({
    subject: subject(f, 'Een beslissing van de klant is ongedaan gemaakt'),
    blocks: blocks(
      hello(f),
      text(
        p.byName === null && f.side === 'customer'
          ? `Een beslissing over het verzoek van ${f.claim.partner} is ongedaan gemaakt.`
          : p.byName === null
            ? `Bij de klant is een beslissing over deze diensten ongedaan gemaakt. Die beslissing was: ${said[p.decision]}.`
            : `${who({ ...p, byName: p.byName })} heeft een beslissing over het verzoek van ${f.claim.partner} ongedaan gemaakt. Die beslissing was: ${said[p.decision]}.`,
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      ...linesAfter(
        f,
        `${f.claim.partner} was door die instemming al gekoppeld als partner of record en is dat nu niet meer. De partner ziet het gebruik niet meer van:`,
        p.ended,
      ),
      p.until !== null && text(`Het verzoek staat weer open: weigeren kan tot en met ${until(f, p.until)}.`),
      f.side === 'customer' ? page(f, 'Het verzoek bekijken en beslissen') : open(f),
    ),
  }),
  'not-me-task': (p, f) => ({
    subject: subject(
      f,
      p.replacementEmail === ''
        ? 'Een contactpersoon zegt dat iemand anders hierover gaat'
        : 'Een andere contactpersoon moet worden beoordeeld',
    ),
    blocks: blocks(
      hello(f),
      text(
        p.replacementEmail === ''
          ? `${p.contact} laat weten dat iemand anders bij de klant hierover gaat, maar weet niet wie.`
          : p.passedOn
            ? `${p.contact} heeft het verzoek doorgestuurd naar een collega. Die heeft bericht gekregen, maar is geen vertrouwde contactpersoon.`
            : `${p.contact} laat weten dat iemand anders bij de klant hierover gaat. Het opgegeven adres hoort bij geen van de geverifieerde domeinen van de klant; er is dus nog niemand aangeschreven.`,
        p.paused
          ? 'Het verzoek ligt nu bij geen enkele vertrouwde contactpersoon; de termijn van de klant is daarom onderbroken. Zodra u iemand hebt gevonden, begint een volledige nieuwe termijn. Is er niet op tijd iemand gevonden, dan worden de regels onbevestigd.'
          : 'De termijn van de klant loopt door.',
      ),
      about(f),
      p.replacementEmail !== '' &&
        facts(
          ['Naam', p.replacementName],
          ['Functie', p.replacementTitle || '–'],
          ['E-mail', p.replacementEmail],
        ),
      text(
        'Ga bij de klant na wie namens de klant kan spreken en voeg die persoon toe als vertrouwde contactpersoon.',
      ),
      open(f),
    ),
  }),
  'replacement-asked': (p, f) => ({
    subject: subject(f, 'Iemand anders bij de klant krijgt het verzoek'),
    blocks: blocks(
      hello(f),
      text(
        `${p.contact} heeft het verzoek doorgestuurd naar ${p.replacementName}. De termijn van de klant begint opnieuw zodra het bericht is bezorgd.`,
      ),
      about(f),
      text('U hoeft niets te doen.'),
      open(f),
    ),
  }),
  'contact-bounced': (p, f) => ({
    subject: subject(f, 'De contactpersoon van de klant is niet bereikbaar'),
    blocks: blocks(
      hello(f),
      text(
        `Ons bericht aan ${p.email} is teruggekomen: het adres bestaat niet of neemt geen berichten aan. De termijn van de klant is onderbroken.`,
      ),
      about(f),
      text(
        `Wij vragen u de contactpersoon uiterlijk ${until(f, p.correctBy)} te corrigeren. De klant krijgt dan een nieuw bericht en een volledige termijn. Daarna neemt een beoordelaar het over.`,
      ),
      open(f),
    ),
  }),
  'contact-bounced-task': (p, f) => ({
    subject: subject(f, 'Een contactpersoon van de klant is niet bereikbaar'),
    blocks: blocks(
      hello(f),
      text(`Het bericht aan ${p.email} is teruggekomen. ${bounced[p.why]}`),
      about(f),
      text('Bevestig de contactpersoon of wijs een andere aan.'),
      open(f),
    ),
  }),
  unconfirmed: (p, f) => ({
    subject: subject(f, 'Geen vertrouwde contactpersoon heeft het verzoek gekregen'),
    blocks: blocks(
      hello(f),
      text(
        'De termijn van de klant is voorbij, maar geen vertrouwde contactpersoon van de klant heeft het verzoek gekregen. Dat de klant niet heeft gereageerd, geldt daarom niet als instemming. Het gaat om:',
      ),
      about(f),
      lineList(f, p.lines),
      text(
        'Voeg een vertrouwde contactpersoon toe, die dan het verzoek met een volledige termijn krijgt, of wijs de regels af omdat de instemming van de klant ontbreekt. U kunt niet namens de klant instemmen.',
      ),
      open(f),
    ),
  }),
  'customer-question': (p, f) => ({
    subject: subject(f, 'De klant heeft een vraag'),
    blocks: blocks(
      hello(f),
      text(p.from === null ? 'Iemand bij de klant vraagt:' : `${p.from} vraagt:`),
      about(f),
      quote(p.question),
      text(
        f.side === 'partner'
          ? 'De beoordelaar van het programma heeft de vraag ook ontvangen en beantwoordt die. Help mee als u dat wordt gevraagd.'
          : 'Beantwoord de vraag bij de claim; het antwoord gaat naar degene die de vraag stelde.',
      ),
      open(f),
    ),
  }),
  'customer-answer': (p, f) => ({
    subject: subject(f, 'Het antwoord op uw vraag'),
    blocks: blocks(
      hello(f),
      text(`${p.by} beantwoordt uw vraag over het verzoek van ${f.claim.partner}:`),
      quote(p.answer),
      page(f, 'Het verzoek bekijken en beslissen'),
    ),
  }),
  'line-contested': (p, f) => ({
    subject: subject(
      f,
      `Ook door een andere partner geclaimd: bewijs aanvullen kan tot en met ${day(f, p.answerBy)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        'Meer dan één partner maakt aanspraak op het volgende. Een beoordelaar beslist wie wordt gekoppeld:',
      ),
      about(f),
      lineList(f, p.lines),
      text(
        `U kunt tot en met ${until(f, p.answerBy)} bewijs toevoegen en uw standpunt toelichten. Het meest recente bewijs van uitvoering telt. Zonder antwoord wordt uw dossier beoordeeld zoals het is.`,
      ),
      text('Wij vertellen niemand, ook u niet, wie er nog meer bij betrokken is.'),
      open(f),
    ),
  }),
  'arbitration-ready': (p, f) => ({
    subject: subject(f, `Er kan in de arbitrage worden beslist: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `In de arbitrage over ${p.item} bij ${f.claim.customer} hebben alle partijen geantwoord of hun termijn laten verlopen.`,
      ),
      text('De beoordeling van de betrokken regels wacht op deze beslissing.'),
      open(f),
    ),
  }),
  'arbitration-proposed': (p, f) => ({
    subject: subject(f, `Tweede lezer nodig: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `${p.by} heeft een beslissing voorgesteld in de arbitrage over ${p.item} bij ${f.claim.customer}.`,
      ),
      text(
        'Iemand anders moet het voorstel bevestigen of met een reden terugsturen. Tot die tijd krijgen de partijen geen bericht.',
      ),
      open(f),
    ),
  }),
  'arbitration-returned': (p, f) => ({
    subject: subject(f, `Teruggestuurd door de tweede lezer: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `${p.by} heeft het voorstel in de arbitrage over ${p.item} bij ${f.claim.customer} teruggestuurd:`,
      ),
      quote(p.reason),
      text('De zaak is weer open; doe een nieuw voorstel.'),
      open(f),
    ),
  }),
  'arbitration-decided': (p, f) => ({
    subject: subject(f, p.won ? 'Arbitrage in uw voordeel beslist' : 'Arbitrage in uw nadeel beslist'),
    blocks: blocks(
      hello(f),
      text(
        p.won
          ? 'Het geschil over deze regels is in uw voordeel beslist:'
          : 'Het geschil over deze regels is in uw nadeel beslist:',
      ),
      about(f),
      lineList(f, p.lines),
      heading('De reden'),
      quote(p.reason),
      !p.won &&
        p.disputeUntil !== null &&
        text(`U kunt hiertegen bezwaar maken tot en met ${until(f, p.disputeUntil)}.`),
      open(f),
    ),
  }),
  'arbitration-closed': (p, f) => ({
    subject: subject(f, 'Het geschil is voorbij'),
    blocks: blocks(
      hello(f),
      text('Het geschil over deze regels is voorbij. Voor deze regels verandert er niets:'),
      about(f),
      lineList(f, p.lines),
      list([
        {
          done: 'De zaak is afgehandeld.',
          'customer-refused': 'De klant heeft niet ingestemd met een wijziging.',
          withdrawn: 'De claim waardoor het geschil ontstond, is ingetrokken.',
        }[p.why],
      ]),
      open(f),
    ),
  }),
} satisfies Partial<Letters>;
