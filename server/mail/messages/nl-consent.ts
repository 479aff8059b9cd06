/** Nederlandse brieven rond de beslissing van de klant, en over concurrerende claims. */
import {
  blocks, day, facts, heading, length, lineList, link, list, quote, text, until, type Block, type Frame, type Letters,
} from '../letter.ts';
import { about, ending, hello, open, subject } from './nl-claim.ts';

const page = (frame: Frame, label: string): Block | null => (frame.pageUrl === null ? null : link(label, frame.pageUrl));

/** Vóór de bezorging kan niemand de einddatum weten: genoemd wordt de regel, en wat die oplevert als alles vandaag aankomt. */
function untilWhen(frame: Frame): Block {
  const { claim, endIfDeliveredNow } = frame;
  const example = endIfDeliveredNow === null ? '' : `Was dat vandaag, dan is de laatste dag ${day(frame, endIfDeliveredNow)}.`;
  return text(`U hebt ${length(frame, claim.window)} de tijd, gerekend vanaf de dag waarop dit bericht is bezorgd bij iedereen die in uw organisatie wordt gevraagd.`,
    example, 'De precieze datum, en hoe die is berekend, staat op de pagina.');
}

function whyYou({ recipient, claim, owner }: Frame): Block {
  if (recipient.named && recipient.trusted) return text(`U ontvangt dit bericht omdat ${claim.partner} u als contactpersoon heeft opgegeven en u bij ${owner} bekend bent als iemand die namens ${claim.customer} kan spreken.`);
  return text(recipient.named
    ? `U ontvangt dit bericht omdat ${claim.partner} u heeft opgegeven als contactpersoon bij ${claim.customer}.`
    : `U ontvangt dit bericht omdat u bij ${owner} bekend bent als iemand die namens ${claim.customer} kan spreken.`);
}

const sample: Block = {
  kind: 'table',
  caption: 'Een voorbeeld met verzonnen cijfers:',
  head: ['Maand', 'Actieve gebruikers', 'Betaalde eenheden', 'Verkochte licenties'],
  rows: [['november', '182', '240', '250'], ['december', '197', '240', '250']],
};

const did = { kept: 'laat het verzoek van', accepted: 'stemt in met het verzoek van', refused: 'weigert het verzoek van' };
const after = { kept: ' doorgaan', accepted: '', refused: '' };
const said = { kept: 'laten doorgaan', accepted: 'instemmen', refused: 'weigeren' };

const bounced = {
  'not-corrected': 'De partner heeft niet op tijd een andere contactpersoon opgegeven.',
  'trusted-contact': 'Het gaat om een vertrouwde contactpersoon; de termijn van de klant staat daarom stil.',
  'after-official': 'De koppeling is al officieel en blijft dat.',
};

export const consentNl = {
  'customer-notice': (p, f) => ({
    subject: subject(f, `${f.claim.partner} wil als uw partner geregistreerd worden – klopt dat?`),
    blocks: blocks(hello(f),
      text(`${f.claim.partner} vraagt ${f.owner} om registratie als partner van ${f.claim.customer} voor de onderstaande diensten. Klopt dat, dan hoeft u niets te doen. Klopt het niet, dan kunt u weigeren.`),
      heading('Wie vraagt wat'),
      facts(['Partner', `${f.claim.partner}, ${f.claim.location}`],
        ...(f.claim.partnerContact ? [['Contactpersoon', `${f.claim.partnerContact.name} (${f.claim.partnerContact.email})`] as [string, string]] : []),
        ['Voor', f.claim.customer]),
      lineList(p.lines, ending),
      heading('Waarom dit bestaat'),
      text(`${f.owner} waardeert partners die klanten helpen bij de aanschaf en het gebruik van clouddiensten, en kan hen daarvoor een vergoeding betalen. Daarom wordt per dienst vastgelegd welke partner dat heeft gedaan.`,
        p.asked === 'submitted' || f.claim.windowStarts === 'submission'
          ? 'De partner heeft bewijs van zijn werk ingediend; onze beoordelaars controleren dat.' : 'De partner heeft bewijs van zijn werk ingediend; onze beoordelaars hebben dat gecontroleerd.'),
      heading('Wat de partner te zien krijgt'),
      text('Per maand, en alleen voor deze diensten: het aantal actieve gebruikers, betaalde eenheden en verkochte licenties. Geen namen, geen inhoud, geen andere diensten en geen beheertoegang. De partner krijgt er geen recht op betaling door u mee. Elke inzage wordt vastgelegd; u kunt zien wie wat wanneer heeft bekeken.'),
      sample,
      heading('Als het klopt'),
      text('U hoeft niets te doen. Weigert niemand in uw organisatie, dan wordt de partner aan het einde van de termijn geregistreerd.'),
      heading('Als het niet klopt'),
      text('Open de pagina, kies wat u weigert en zet een vinkje. Weigeren kost u niets: uw diensten, prijzen, contracten en ondersteuning blijven gelijk, en u hoeft geen reden op te geven.',
        'Op dezelfde pagina kunt u aangeven dat iemand anders hierover gaat, of een vraag stellen.'),
      page(f, 'Het verzoek bekijken en beslissen'),
      heading('Tot wanneer'), untilWhen(f), text('Ook daarna kunt u de registratie op elk moment beëindigen.'),
      f.code !== null && heading('Als u niet wilt wachten'),
      f.code !== null && text('U kunt instemmen voordat de termijn om is. Typ daarvoor deze code op de pagina. Geef de code niet door aan anderen.'),
      f.code !== null && { kind: 'code', label: 'Code', code: f.code },
      whyYou(f), text('De link is alleen voor u bestemd. Openen verandert niets.')),
  }),
  'customer-notice-again': (p, f) => ({
    subject: subject(f, p.until === null ? `Het verzoek van ${f.claim.partner} is gewijzigd` : `Nieuwe datum: u kunt weigeren tot en met ${day(f, p.until)}`),
    blocks: blocks(hello(f), text({
      replacement: `U bent eerder gevraagd naar het verzoek van ${f.claim.partner}. Een collega heeft het verzoek doorgestuurd naar iemand anders in uw organisatie, die nu ook bericht krijgt.`,
      'contact-corrected': `U bent eerder gevraagd naar het verzoek van ${f.claim.partner}. Een van de berichten kon niet worden bezorgd; de partner heeft daarom een andere contactpersoon opgegeven.`,
      undone: `Een beslissing over het verzoek van ${f.claim.partner} is ongedaan gemaakt.`,
    }[p.why]), lineList(p.lines, ending), text(p.until === null
      ? 'De termijn is langer geworden. De precieze einddatum staat op de pagina zodra die bekend is.'
      : `U kunt weigeren tot en met ${until(f, p.until)}.`, 'Klopt het verzoek, dan hoeft u niets te doen.'), page(f, 'Het verzoek bekijken en beslissen')),
  }),
  'customer-receipt': (p, f) => ({
    subject: subject(f, `Bevestiging: ${p.byName} ${did[p.decision]} ${f.claim.partner}${after[p.decision]}`),
    blocks: blocks(hello(f), text(`Hierbij bevestigen wij: ${p.byName} ${did[p.decision]} ${f.claim.partner}${after[p.decision]}. Het gaat om:`), lineList(p.lines, ending),
      p.decision === 'refused' && text('De partner wordt voor deze diensten niet geregistreerd. Verder verandert er voor u niets.'),
      p.decision === 'accepted' && text('De partner staat vanaf nu voor deze diensten geregistreerd. U kunt dat op elk moment beëindigen.'),
      p.decision === 'kept' && text(p.until === null
        ? 'De termijn om te weigeren loopt gewoon door.' : `De termijn loopt gewoon door: tot en met ${until(f, p.until)} kan iedereen die gevraagd is alsnog weigeren.`),
      p.undoUntil !== null && heading('Klopt dit niet?'),
      p.undoUntil !== null && text(`U kunt deze beslissing ongedaan maken tot en met ${until(f, p.undoUntil)}. Open de pagina en zet een vinkje.`),
      p.undoUntil !== null ? page(f, 'Deze beslissing ongedaan maken') : page(f, 'Het verzoek bekijken')),
  }),
  'decision-undone': (p, f) => ({
    subject: subject(f, 'Een beslissing van de klant is ongedaan gemaakt'),
    blocks: blocks(hello(f), text(p.byName === null
      ? `Bij de klant is een beslissing over deze diensten ongedaan gemaakt. Die luidde: ${said[p.decision]}.`
      : `${p.byName} heeft een beslissing over het verzoek van ${f.claim.partner} ongedaan gemaakt. Die luidde: ${said[p.decision]}.`),
    f.side !== 'customer' && about(f), lineList(p.lines, ending),
    p.until !== null && text(`Het verzoek staat weer open: weigeren kan tot en met ${until(f, p.until)}.`),
    f.side === 'customer' ? page(f, 'Het verzoek bekijken en beslissen') : open(f)),
  }),
  'not-me-task': (p, f) => ({
    subject: subject(f, p.replacementEmail === '' ? 'Een contactpersoon zegt dat iemand anders hierover gaat' : 'Een andere contactpersoon moet worden beoordeeld'),
    blocks: blocks(hello(f), text(p.replacementEmail === ''
      ? `${p.contact} laat weten dat iemand anders bij de klant hierover gaat, maar weet niet wie. De termijn van de klant loopt door.`
      : `${p.contact} laat weten dat iemand anders bij de klant hierover gaat. Het opgegeven adres hoort bij geen van de geverifieerde domeinen van de klant; er is dus nog niemand aangeschreven.`),
    about(f), p.replacementEmail !== '' && facts(['Naam', p.replacementName], ['Functie', p.replacementTitle || '–'], ['E-mail', p.replacementEmail]),
    text('Ga bij de klant na wie namens de klant kan spreken en voeg die persoon toe als vertrouwde contactpersoon.'), open(f)),
  }),
  'replacement-asked': (p, f) => ({
    subject: subject(f, 'Iemand anders bij de klant krijgt het verzoek'),
    blocks: blocks(hello(f), text(`${p.contact} heeft het verzoek doorgestuurd naar ${p.replacementName}. De termijn van de klant begint opnieuw zodra het bericht is bezorgd.`),
      about(f), text('U hoeft niets te doen.'), open(f)),
  }),
  'contact-bounced': (p, f) => ({
    subject: subject(f, 'De contactpersoon van de klant is niet bereikbaar'),
    blocks: blocks(hello(f), text(`Ons bericht aan ${p.email} is teruggekomen: het adres bestaat niet of neemt geen berichten aan. De termijn van de klant staat stil.`), about(f),
      text(`Wij vragen u de contactpersoon uiterlijk ${until(f, p.correctBy)} te verbeteren. De klant krijgt dan een nieuw bericht en een volledige termijn. Daarna neemt een beoordelaar het over.`), open(f)),
  }),
  'contact-bounced-task': (p, f) => ({
    subject: subject(f, 'Een contactpersoon van de klant is niet bereikbaar'),
    blocks: blocks(hello(f), text(`Het bericht aan ${p.email} is teruggekomen. ${bounced[p.why]}`), about(f),
      text('Bevestig de contactpersoon of wijs een andere aan.'), open(f)),
  }),
  unconfirmed: (p, f) => ({
    subject: subject(f, 'Er is geen vertrouwde contactpersoon gevraagd'),
    blocks: blocks(hello(f), text('De termijn van de klant is om, maar onder de gevraagde personen was geen vertrouwde contactpersoon. Het zwijgen van de klant geldt daarom niet als instemming voor:'),
      about(f), lineList(p.lines, ending),
      text('Voeg een vertrouwde contactpersoon toe, die dan met een volledige termijn wordt gevraagd, of wijs de regels af omdat de instemming van de klant ontbreekt. U kunt niet in plaats van de klant instemmen.'), open(f)),
  }),
  'customer-question': (p, f) => ({
    subject: subject(f, 'De klant heeft een vraag'),
    blocks: blocks(hello(f), text(`${p.from} vraagt:`), about(f), quote(p.question),
      text(f.side === 'partner' ? 'De beoordelaar van het programma heeft de vraag ook ontvangen en beantwoordt die. Help mee als u daarom wordt gevraagd.' : 'Beantwoord de vraag bij de claim; het antwoord gaat naar degene die haar stelde.'),
      open(f)),
  }),
  'customer-answer': (p, f) => ({
    subject: subject(f, 'Het antwoord op uw vraag'),
    blocks: blocks(hello(f), text(`${p.by} beantwoordt uw vraag over het verzoek van ${f.claim.partner}:`), quote(p.answer), page(f, 'Het verzoek bekijken en beslissen')),
  }),
  'line-contested': (p, f) => ({
    subject: subject(f, `Betwist: bewijs aanvullen kan tot en met ${day(f, p.answerBy)}`),
    blocks: blocks(hello(f), text('Meer dan één partner maakt aanspraak op het volgende. Een beoordelaar beslist wie wordt geregistreerd:'), about(f), lineList(p.lines, ending),
      text(`U kunt tot en met ${until(f, p.answerBy)} bewijs toevoegen en uw standpunt toelichten. Het meest recente uitvoeringsbewijs telt. Zonder antwoord wordt uw dossier beoordeeld zoals het is.`),
      text('Wij zeggen niemand wie er nog meer bij betrokken is, ook u niet.'), open(f)),
  }),
  'arbitration-ready': (p, f) => ({
    subject: subject(f, `Arbitrage kan worden beslist: ${p.item}`),
    blocks: blocks(hello(f), text(`In de arbitrage over ${p.item} bij ${f.claim.customer} hebben alle partijen geantwoord of hun termijn laten verlopen.`),
      text('De beoordeling van de betrokken regels wacht op deze beslissing.'), open(f)),
  }),
  'arbitration-proposed': (p, f) => ({
    subject: subject(f, `Tweede lezer nodig: ${p.item}`),
    blocks: blocks(hello(f), text(`${p.by} heeft een beslissing voorgesteld in de arbitrage over ${p.item} bij ${f.claim.customer}.`),
      text('Iemand anders moet het voorstel bevestigen, of met een reden teruggeven. Tot dan krijgen de partijen geen bericht.'), open(f)),
  }),
  'arbitration-returned': (p, f) => ({
    subject: subject(f, `Teruggegeven door de tweede lezer: ${p.item}`),
    blocks: blocks(hello(f), text(`${p.by} heeft het voorstel in de arbitrage over ${p.item} bij ${f.claim.customer} teruggegeven:`),
      quote(p.reason), text('De zaak is weer open: doe een nieuw voorstel.'), open(f)),
  }),
  'arbitration-decided': (p, f) => ({
    subject: subject(f, p.won ? 'Arbitrage in uw voordeel beslist' : 'Arbitrage in uw nadeel beslist'),
    blocks: blocks(hello(f), text(p.won
      ? 'Het geschil over deze regels is in uw voordeel beslist:' : 'Het geschil over deze regels is in uw nadeel beslist:'),
    about(f), lineList(p.lines, ending), heading('De reden'), quote(p.reason),
    !p.won && p.disputeUntil !== null && text(`U kunt hiertegen bezwaar maken tot en met ${until(f, p.disputeUntil)}.`), open(f)),
  }),
  'arbitration-closed': (p, f) => ({
    subject: subject(f, 'Het geschil is voorbij'),
    blocks: blocks(hello(f), text('Het geschil over deze regels is voorbij. Voor uw regels verandert er niets:'), about(f), lineList(p.lines, ending),
      list([{ done: 'De zaak is afgehandeld.', 'customer-refused': 'De klant heeft niet ingestemd met een wijziging.', withdrawn: 'De claim die het geschil opriep, is ingetrokken.' }[p.why]]),
      open(f)),
  }),
} satisfies Partial<Letters>;
