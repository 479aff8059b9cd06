/** What a person says in plain sentences: agrees, refuses, agrees on conditions, or nothing of the kind. Folded text. */
import type { Line } from './text.ts';
import { sentences } from './units.ts';
import { conditional, refusing, unconditional } from './refusals.ts';

export type Answer = 'agrees' | 'refuses' | 'conditional' | 'unclear' | 'nothing';

export interface Said {
  answer: Answer;
  sentence: string;
}

const firstPerson = String.raw`(?:\b(?:we|i|ik|wij|we|ich|wir|je|j'|nous|yo|nosotros|noi|io|eu|nos)\b|\b(?:hereby|herewith|hierbij|hiermede|bij deze|hiermit|par la presente|por la presente|con la presente|pela presente|niniejszym)\b)`;

/** Verbs that agree by themselves. */
const verbs = [
  String.raw`\b(?:agrees?|accepts?|approves?|authori[sz]es?|consents?|signs? off|give (?:our|my|you (?:our|my)) (?:approval|agreement|consent|go-ahead|ok)`,
  String.raw`|award(?:s|ed)?|(?:have|has) (?:approved|accepted|agreed)|are (?:happy|pleased) (?:to (?:accept|approve|confirm)|with)|orders? (?:the|from|this)|commissions?)\b`,
  String.raw`|\b(?:ga|gaan|gaat|zijn|ben|is|geef|geeft|geven|verlenen?|verleent|gaf) (?:\w+ ){0,8}?(?:akkoord|goedkeuring|toestemming|instemming|opdracht)\b`,
  String.raw`|\b(?:accepter(?:en|t)|accepteert?|aanvaard(?:en|t)?|stem(?:men|t)? (?:\w+ ){0,6}?in\b|keur(?:en|t)? (?:\w+ ){0,6}?goed|verstrek(?:ken|t)? (?:\w+ ){0,4}?opdracht|gun(?:nen|t)? (?:\w+ ){0,6}?(?:opdracht|werk\w*))`,
  String.raw`|\beinverstanden\b|\b(?:erteilen?|erteilt) (?:\w+ ){0,6}?(?:auftrag|zustimmung|freigabe|genehmigung)|\bstimm(?:en?|t) (?:\w+ ){0,8}?zu\b`,
  String.raw`|\b(?:genehmig(?:en?|t)|akzeptier(?:en?|t)|beauftrag(?:en?|t)|(?:nehmen?|nimmt) (?:\w+ ){0,8}?an\b|(?:geben?|gibt) (?:\w+ ){0,6}?frei)\b`,
  String.raw`|\b(?:(?:sommes|suis) (?:\w+ )?d'accord|approuv(?:e|ons)|accept(?:e|ons)|valid(?:e|ons)|autoris(?:e|ons)|donn(?:e|ons) (?:\w+ ){0,3}?accord|passons commande|command(?:e|ons)|prononc(?:e|ons) la recette)\b`,
  String.raw`|\b(?:acept(?:o|amos)|aprob(?:amos)|apruebo|autoriz(?:o|amos)|damos (?:\w+ ){0,3}?(?:conformidad|aprobacion|visto bueno)|estamos de acuerdo|encarg(?:o|amos))\b`,
  String.raw`|\b(?:accett(?:o|iamo)|approv(?:o|iamo)|autorizz(?:o|iamo)|siamo d'accordo|aceit(?:o|amos)|aprov(?:o|amos)|concord(?:o|amos)|akceptuj(?:e|emy)|zgadzam(?:y)?|zatwierdzam(?:y)?)\b`,
].join('');

/** "Confirm" agrees only to something: "we confirm the meeting" does not. */
const confirming = String.raw`\b(?:confirms?|acknowledges?|declares?|certif(?:y|ies)|verklaar(?:t|en)?|bevestig(?:t|en)?|bestatig(?:en?|t)|erklart|erklaren?|certifi(?:e|ons)|declar(?:e|ons|a|amos)|confirma|confirm(?:e|ons|o|amos)|conferm(?:o|iamo)|potwierdzam(?:y)?|(?:reconnais|reconnaissons))\b`;
const matter = new RegExp(
  [
    String.raw`\b(?:order|purchase|work|services?|statement|proposal|quot\w*|offer|scope|project|engagement|agreement|approv\w*|accept\w*|contract|migrat\w*|deploy\w*`,
    String.raw`|implement\w*|configur\w*|train\w*|introduc\w*|provid\w*|perform\w*|carried out|install\w*|assist\w*|complet\w*|deliver\w*|satisf\w*|above|below|foregoing|terms|partner|amendment|invoice|acceptance|as described|rollout|set ?out`,
    String.raw`|opdracht\w*|werkzaamheden|diensten|offerte|voorstel|overeenkomst|akkoord|boven\w*|onder\w*|uitgevoerd|geleverd|tevreden\w*`,
    String.raw`|auftrag\w*|leistung\w*|angebot\w*|vertrag\w*|arbeiten|projekt\w*|erbracht|oben|unten|obige\w*|abnahme|durchgefuhrt`,
    String.raw`|commande|prestations?|offre|devis|proposition|contrat|travaux|projet|ci-dessous|ci-dessus|realise\w*|recette`,
    String.raw`|pedido|servicios?|oferta|propuesta|contrato|trabajos?|proyecto|realizad\w*|ordine|servizi\w*|offerta|lavor\w*|zlecen\w*|uslug\w*)\b`,
  ].join(''),
);

/** Languages that say "we" with the verb. */
const inflected = [
  String.raw`\b(?:acept(?:o|amos)|aprobamos|apruebo|autoriz(?:o|amos)|damos (?:\w+ ){0,3}?(?:conformidad|aprobacion|visto bueno)|estamos (?:\w+ )?de acuerdo|estoy de acuerdo|encarg(?:o|amos)`,
  String.raw`|accett(?:o|iamo)|approv(?:o|iamo)|autorizz(?:o|iamo)|siamo d'accordo|aceit(?:o|amos)|aprov(?:o|amos)|concord(?:o|amos)|akceptujemy|akceptuje|zgadzamy?|zatwierdzamy?)\b`,
].join('');
const agreeing = new RegExp(String.raw`${firstPerson}(?=.{0,160}(?:${verbs}))|${inflected}`, 'u');
const confirmingSomething = new RegExp(String.raw`${firstPerson}(?=.{0,120}(?:${confirming}))`, 'u');
const agreesAsWhole = new RegExp(
  [
    String.raw`^\W*(?:(?:yes|ja|oui|si|sim|tak|ok|okay|dear \w+|hi \w+|hello \w+|hoi|beste \w+|dag \w+)[,.! ]+)*`,
    String.raw`(?:agreed|approved|accepted|confirmed|approval granted|akkoord|goedgekeurd|geaccepteerd|einverstanden|genehmigt|freigegeben|bestatigt|angenommen`,
    String.raw`|d'accord|bon pour accord|lu et approuve|accord|approuve|valide|conforme|de acuerdo|aprobado|aceptado|conforme|d'accordo|approvato|accettato|de acordo|aprovado|aceito|zgoda|akceptuje|zatwierdzam)\b`,
  ].join(''),
  'u',
);
const agreedWith = new RegExp(
  String.raw`\b(?:namens|on behalf of|im namen|au nom de|en nombre de|per conto di)\b.{0,80}\b(?:akkoord|agreed|approved|accepted|einverstanden|d'accord|conforme)\b|\bthis letter (?:is to|serves to|hereby)? ?(?:acknowledge|confirm|certify)s?\b|\bto (?:acknowledge|certify) that\b|\bwriting to confirm\b|\b(?:akkoord met|agreed with|agreed to|einverstanden mit|d'accord avec|de acuerdo con|d'accordo con)\b`,
  'u',
);
const passive = new RegExp(
  String.raw`\b(?:is|are|has been|have been|wordt|is hierbij|wird|sind|est|queda|quedan) (?:\w+ ){0,2}?(?:approved|accepted|agreed|akkoord bevonden|goedgekeurd|genehmigt|angenommen|abgenommen|approuve\w*|accepte\w*|aprobad\w*|aceptad\w*)\b|\byou have (?:my|our) (?:approval|agreement|go-ahead|consent|ok)\b`,
  'u',
);
/** In a mail "we cannot approve" is said now, "if we do not approve" is not. */
const foreseen =
  /\b(?:if|unless|in case|indien|tenzij|als wij|falls|wenn|sofern|si nous|si vous|sauf si|a menos que|si no)\b/;
const notNow = new RegExp(
  [
    String.raw`\b(?:will|shall|need to|have to|must|going to|let me|want to|before|zal|zullen|moet(?:en)?|willen? (?:\w+ ){0,2}?eerst|werden?|mussen|mochten? erst`,
    String.raw`|devons|vais|allons|vamos a|voy a|debemos|tenemos que|dobbiamo|vamos) (?:\w+ ){0,4}?(?:agree|accept|approve|authori[sz]e|consent|confirm|sign|order|akkoord|goedkeuren|bevestigen|accepteren`,
    String.raw`|zustimmen|bestatigen|genehmigen|annehmen|approuver|accepter|confirmer|valider|aceptar|aprobar|confirmar|approvare|accettare|confermare|aprovar|aceitar)\b`,
  ].join(''),
  'u',
);
const hedged = new RegExp(
  String.raw`\b(?:can|could|would|may|might|should|probably|likely|hopefully|i think|we think|kan|kunnen|zou|zouden|waarschijnlijk|konnen|konnten|wurden|wahrscheinlich|pourrions|devrait|probablement|podriamos|probablemente)\b`,
);
/** Any word of denial beside an agreement makes it one for a person. */
const negating =
  /\b(?:not|never|nor|neither|none|nothing|nobody|no longer|niet|nooit|geen|niets|niemand|nicht|nie|niemals|kein\w*|nichts|pas|jamais|aucun\w*|rien|nunca|tampoco|ningun\w*|nada|no|non|mai|nessun\w*|nao|nenhum\w*|nigdy|zaden)\b|n't\b/;
const receipt = new RegExp(
  [
    String.raw`\b(?:receipt|received|receiving|reception|ontvang\w*|erhalt\w*|empfang\w*|eingang|recu|recibid\w*|recepcion|ricevut\w*|recebid\w*|otrzym\w*|out of (?:the )?office|attendance`,
    String.raw`|meeting|appointment|call|afspraak|overleg|termin|besprechung|rendez-vous|reunion|cita|our conversation|availability)\b`,
  ].join(''),
);
const asking = new RegExp(
  [
    String.raw`\?\s*$|\b(?:please|kindly|could you|can you|would you|graag uw|gelieve|alstublieft|wilt u|kunt u|bitte|wurden sie|merci de|veuillez|pouvez-vous|por favor|le ruego|per favore|prego)\b`,
    String.raw`.{0,60}\b(?:confirm\w*|approv\w*|agree\w*|accept\w*|sign\w*|akkoord|bevestig\w*|goedkeur\w*|bestatig\w*|zustimm\w*|genehmig\w*|acept\w*|aprob\w*)\b`,
  ].join(''),
);

const greeting = new RegExp(
  [
    String.raw`^\W*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|hoi|beste|dag|geachte|goede(?:n)?(?:morgen|middag|avond|dag)|hallo|guten (?:tag|morgen|abend)|moin|servus|gruss gott|sehr geehrte[rs]?|lieber?`,
    String.raw`|bonjour|bonsoir|chere?s?|madame|monsieur|buenos dias|buenas (?:tardes|noches)|hola|estimad[oa]s?|ciao|buongiorno|gentile|egregi[oa]|bom dia|boa tarde|ola|car[oa]s?|prezad[oa]s?|dzien dobry|szanown[aiy]\w*)`,
    String.raw`(?: [\p{L}.'-]+){0,5}[,!:.]+\s*`,
  ].join(''),
  'u',
);
/** Words in which people say yes that may mean other things as well: somebody looks. */
const perhapsAgreeing = new RegExp(
  [
    String.raw`\b(?:go(?:es)? ahead|go-ahead|proceed\w*|green light|good to go|all good|(?:happy|pleased|glad) (?:to|with|for)|sign\w* (?:\w+ ){0,2}?off|looks? good|fine (?:with|by|for) (?:us|me)|works for (?:us|me)|happy with|please (?:start|begin|book|schedule)|you (?:may|can) (?:start|begin)`,
    String.raw`|approv\w*|accept\w*|agree\w*|purchase order|po number|signed off|akkoord|prima|ga (?:je|uw) gang|in orde|opdracht|goedkeur\w*|inkoop(?:nummer|order)|kunt? (?:u )?(?:starten|beginnen)|van start`,
    String.raw`|einverstanden|grunes licht|passt|in ordnung|auftrag\w*|beauftrag\w*|freigabe|freigegeben|bestell\w*|legen sie los|konnen (?:sie )?(?:starten|beginnen|loslegen)|zusage`,
    String.raw`|accord|feu vert|d'accord|valid(?:e|ee|ons)|bon de commande|pouvez (?:demarrer|commencer|lancer)|acceptons|approuv\w*|commande|adelante|conforme|conformidad|visto bueno|de acuerdo|aprobad\w*|aceptad\w*|pedido`,
    String.raw`|procedete|procedere|approvat\w*|accettat\w*|aprovad\w*|aceit\w*)\b`,
  ].join(''),
);

const noObjection =
  /\b(?:no|geen|keine|pas de|aucune?|sin|nessun\w*|sem) (?:\w+ )?(?:questions?|remarks?|comments?|objections?|concerns?|vragen|bezwaar|opmerkingen|fragen|einwande|anmerkungen|remarques?|observations?|preguntas|objecion\w*|dudas)\b/g;

/** A short word of the customer's own, above a quote, that may well be a yes. */
export function mayAgree(text: string): boolean {
  return sentences({ text }).some(({ folded }) => {
    const said = folded.replace(greeting, '').replaceAll(noObjection, ' ');
    return (
      !negating.test(said) &&
      perhapsAgreeing.test(said) &&
      !notNow.test(said) &&
      !asking.test(said) &&
      !/\?\s*$/.test(said) &&
      !receipt.test(said)
    );
  });
}

/** The first decisive answer; a refusal outweighs, a condition anywhere in the same text qualifies. */
export function answerOf(text: string, speaker: RegExp[] = []): Said {
  let found: Said = { answer: 'nothing', sentence: '' };
  let isConditional = false;
  const all = sentences({ text });
  for (const [index, sentence] of all.entries()) {
    // "… confirms: 1. the partner has …" goes on in the list.
    const whole = /:\s*(?:\d{1,2}\.)?$/.test(sentence.folded)
      ? `${sentence.folded} ${all[index + 1]?.folded ?? ''}`
      : sentence.folded;
    // "Harbourseeds B.V. approves": the company says "we".
    const folded = speaker
      .reduce((said, name) => said.replaceAll(name, ' we '), whole.replace(/\bto whom it may concern\b/, ''))
      .trim()
      .replace(greeting, '');
    const answer = answerIn(folded);
    if (answer === 'refuses') return { answer, sentence: sentence.text };
    if (
      conditional.test(folded.replaceAll(unconditional, ' ')) &&
      !/\bif you have\b|\bals u\b.{0,20}\bvragen\b/.test(folded)
    )
      isConditional = true;
    if (answer !== 'nothing' && found.answer !== 'agrees') found = { answer, sentence: sentence.text };
  }
  return found.answer === 'agrees' && isConditional ? { ...found, answer: 'conditional' } : found;
}

function answerIn(folded: string): Answer {
  if (/\?\s*$/.test(folded)) return 'nothing';
  if (refusing.test(folded)) return foreseen.test(folded) ? 'unclear' : 'refuses';
  const says =
    agreesAsWhole.test(folded) || agreeing.test(folded) || agreedWith.test(folded) || passive.test(folded);
  const confirms = confirmingSomething.test(folded);
  if (!says && !confirms) return 'nothing';
  if (notNow.test(folded) || asking.test(folded)) return 'nothing';
  if (negating.test(folded.replaceAll(unconditional, ' '))) return 'unclear';
  if (receipt.test(folded)) return says ? 'unclear' : 'nothing';
  if (hedged.test(folded)) return 'unclear';
  if (says) return 'agrees';
  return matter.test(folded) ? 'agrees' : 'unclear';
}

/** Lines of one message or paragraph as running text. */
export function runningText(lines: Line[]): string {
  let text = '';
  for (const line of lines) {
    const own = line.text.replaceAll(/\s+/g, ' ').trim();
    // A short line stands by itself: "Agreed", a name, a greeting.
    const isApart = line.gapBefore || text.length === 0;
    text += isApart && text !== '' && !/[.!?:;,]$/.test(text) ? `. ${capital(own)}` : ` ${own}`;
  }
  return text.trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
