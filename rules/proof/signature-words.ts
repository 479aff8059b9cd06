/** The words of signature blocks: labels, sides, and what counts as a blank. Folded text unless said otherwise. */
import { formPositions, namesCompany } from './company-names.ts';
import { pictureMark } from './text.ts';

/** `other`: another company, or a witness. */
export type Side = 'customer' | 'partner' | 'other';
export type LabelKind = 'sign' | 'name' | 'date' | 'title' | 'place' | 'company' | 'other';

export interface Parties {
  customer: RegExp[];
  partner: RegExp[];
}

const customerWords = new RegExp(
  [
    String.raw`\b(?:customer|client|klant|opdrachtgever|afnemer|kunden?|auftraggeber(?:in|s)?|cliente|buyer|acheteur`,
    String.raw`|end customer|agency|beneficiary|eindklant|endkunde|purchaser|committente|contratante|zamawiajac\w+|klient\w*)(?:'?s)?\b`,
  ].join(''),
  'g',
);
const partnerWords = new RegExp(
  [
    String.raw`\b(?:supplier|partner(?! of record)|vendor|provider|contractor|consultant|leverancier|opdrachtnemer`,
    String.raw`|dienstverlener|anbieters?|lieferant(?:en)?|dienstleisters?|auftragnehmer(?:in|s)?|prestataire`,
    String.raw`|fournisseur|partenaire|proveedor|reseller|fornitore|contratada|fornecedor|wykonawc\w+|dostawc\w+|seller)(?:'?s)?\b`,
  ].join(''),
  'g',
);
const behalf = new RegExp(
  [
    String.raw`\b(?:by|for|of|on behalf of|namens|voor|door|van|fur|im namen|von|durch|des|der|pour|au nom de|par|du|de`,
    String.raw`|por|para)\s+(?:(?:and|und|en|et)\s+(?:on behalf of|namens|im namen|au nom de)\s+)?(?:the |de |den |dem `,
    String.raw`|der |des |die |het |le |la |l'|el )?$`,
  ].join(''),
);

/** Whose signature a heading or label is about: the party behind "by", "for", "namens" …, else the one named first. */
export function sideOf(folded: string, parties: Parties): Side | null {
  if (folded.length > 400) return null;
  const found: { at: number; side: Side }[] = [];
  for (const match of folded.matchAll(customerWords)) found.push({ at: match.index, side: 'customer' });
  for (const match of folded.matchAll(partnerWords)) found.push({ at: match.index, side: 'partner' });
  const customerAt = namesCompany(folded, parties.customer);
  const partnerAt = namesCompany(folded, parties.partner);
  if (customerAt >= 0) found.push({ at: customerAt, side: 'customer' });
  if (partnerAt >= 0) found.push({ at: partnerAt, side: 'partner' });
  found.sort((a, b) => a.at - b.at);
  const isNamed = customerAt >= 0 || partnerAt >= 0;
  if (witness.test(folded) || (!isNamed && namesAnother(folded))) return 'other';
  const spoken = found.find((one) => behalf.test(folded.slice(0, one.at)));
  return (spoken ?? found[0])?.side ?? null;
}

const witness =
  /^(?:witness(?:ed)?|getuige|zeuge|zeugin|temoin|testigo|testimone|testemunha|swiadek|notary|notaris|notar)\b/;

/** "Signed for Delta Ltd": a company with its legal form that is neither of ours. */
function namesAnother(folded: string): boolean {
  return (
    folded.length < 90 &&
    folded.split(' ').length <= 10 &&
    formPositions(folded).some((at) => !/^(?:ag|sa|sl|ab|a\/s)(?![\p{L}\d])/u.test(folded.slice(at)))
  );
}

const signWords = new RegExp(
  [
    String.raw`\bsign(?:ed|ature|atures|atory|atories|er|ing)?\b(?![- ]?off)|\bsignataire|\bondertekenaar|\bautograph`,
    String.raw`|\bhandtekening|\b(?:ge|onder)tekend|\bondertekening|unterschrift|\bunterzeich|\bgezeichnet`,
    String.raw`|\bunterschrieben|\bfdo\b|\bassinatura|\bassinado|\bpodpis\w*|\bfirmato|\bsigne(?:e|s)?\b|\bfirmado|\bfirma (?:del|autorizada)|\b(?:docu|digitally `,
    String.raw`|electronically )signed|\bparaaf|\bvisum\b`,
  ].join(''),
);
const participles = new RegExp(
  [
    String.raw`\b(?:accepted|agreed|approved|acknowledged|confirmed|authori[sz]ed|akkoord|goedgekeurd|geaccepteerd`,
    String.raw`|bevestigd|genehmigt|bestatigt|akzeptiert|angenommen|freigegeben|accepte|approuve|confirme|aceptado`,
    String.raw`|aprobado)\b.*\b(?:by|door|von|durch|par|por|for|namens|fur|pour)\b|^(?:by|door|par|von|per|durch`,
    String.raw`|akkoord|agreed|accepted|approved)$`,
  ].join(''),
);
const nameWords = new RegExp(
  [
    String.raw`\b(?:name|naam|nom|nombre|nome|printed|representative|vertegenwoordiger|vertreter|representant`,
    String.raw`|klantnaam)\b|\b(?:represented by|vertegenwoordigd door|vertreten durch|representee? par`,
    String.raw`|representado por)\b|(?:vor|nach|unter)[\w ]*name\b`,
  ].join(''),
);
const dateWords = new RegExp(
  [
    String.raw`\bdate\b|\bdated\b|datum\b|\bfecha\b|\bd\.d\.|^(?:on|op|am|le|el|data)$|^(?:signed|getekend|ondertekend`,
    String.raw`|unterzeichnet|signe|accepted|approved) (?:on|op|am|le)$|\bdatum[ /]|\bdate[ /]`,
  ].join(''),
);
export const otherDates = new RegExp(
  [
    String.raw`\b(?:start|begin|end|einde?|expir\w*|valid\w*|until|effective|ingangs?\w*|birth|geboorte\w*|geburt\w*`,
    String.raw`|document|version|versie|print|issued?|created|aanmaak\w*|ausstell\w*|erstell\w*|quote|offerte|invoice`,
    String.raw`|revision|go-?live|due|delivery|period|order|po|contract|agreement)\b|(?:beginn|ende|start|ingangs`,
    String.raw`|geboorte|geburts|ausstellungs|vertrags|verval|gultigkeits|liefer|factuur|rechnungs)datum`,
  ].join(''),
);
const titleWords = new RegExp(
  [
    String.raw`\b(?:title|function|functie|funktion|fonction|position|role|rolle|rol|titel|titre|qualite|cargo|job`,
    String.raw`|capacity|hoedanigheid|stellung|functietitel)\b`,
  ].join(''),
);
const signerWords = /\b(?:signator(?:y|ies)|signer|signataire|ondertekenaar|unterzeichner|firmante)\b/;
const placeWords = /\b(?:place|plaats|ort|lieu|lugar|city|stad)\b/;
const companyWords = new RegExp(
  [
    String.raw`\b(?:company|organi[sz]ation|bedrijf|bedrijfsnaam|organisatie|firma|firmenname|unternehmen|societe`,
    String.raw`|entreprise|entity|empresa)\b`,
  ].join(''),
);
const otherWords = new RegExp(
  [
    String.raw`\b(?:e-?mail|phone|telefoon|telefon|tel|mobile|address|adres|adresse|reference|kenmerk|id|domain|tenant`,
    String.raw`|ip|ticket|project|number|nummer)\b`,
  ].join(''),
);

/** What a label asks for; empty when it is no label. A label is short. */
export function labelKinds(label: string): Set<LabelKind> {
  const text = label.replace(/^[\s(*]+|[\s:)*]+$/g, '');
  const kinds = new Set<LabelKind>();
  if (text === '' || text.split(/\s+/).length > 12) return kinds;
  const isSign = signWords.test(text) || participles.test(text);
  const isDate = dateWords.test(text);
  const isJoined = /\b(?:and|en|und|et|y)\b|[,/&+]/.test(text);
  if (isDate) kinds.add(otherDates.test(text) && !isSign ? 'other' : 'date');
  const isName =
    nameWords.test(text) &&
    !(
      /\bsignature|\bhandtekening|unterschrift|\bsigned\b/.test(text) &&
      !/\b(?:name|naam|nom|nombre)\b/.test(text)
    );
  if (isName) kinds.add(companyWords.test(text) ? 'company' : 'name');
  // "Signatory's title" asks for a title, which may be filled in before anybody signs.
  const isOfSigner = titleWords.test(text) && signerWords.test(text) && !isJoined;
  if (isSign && !isOfSigner && (kinds.size === 0 || isJoined)) kinds.add('sign');
  if (titleWords.test(text)) kinds.add('title');
  if (placeWords.test(text)) kinds.add('place');
  if (kinds.size === 0 && companyWords.test(text)) kinds.add('company');
  if (kinds.size === 0 && otherWords.test(text)) kinds.add('other');
  return kinds;
}

const headingWords = new RegExp(
  [
    String.raw`\b(?:signed|agreed|accepted|approved|acknowledged|confirmed|authori[sz]ed|getekend|ondertekend|akkoord`,
    String.raw`|goedgekeurd|geaccepteerd|bevestigd|unterzeichnet|unterschrieben|genehmigt|bestatigt|akzeptiert|signe`,
    String.raw`|accepte|approuve|signatures|unterschriften|handtekeningen|ondertekening|firmado)\b`,
  ].join(''),
);

/** "Signed for the client by" may be a heading over "Name:" and "Date:"; "Signature" is always a field of its own. */
export function isHeadingLike(label: string): boolean {
  return headingWords.test(label) && !/\bsignature\b|\bhandtekening\b|\bunterschrift\b/.test(label);
}

const blanks = new RegExp(
  [
    String.raw`^(?:(?:type|enter|your|click(?: or tap)?|tap|insert|please|fill|sign|vul|klik|hier|bitte|veuillez`,
    String.raw`|cliquez)\b.*|sign(?:ature)? here.*|n\s?[/.]?\s?a\.?|n\.?v\.?t\.?|tb[dc]|to be (?:signed|completed`,
    String.raw`|confirmed|determined|agreed|added|filled).*`,
    String.raw`|x{2,}|pending.*|awaiting.*|outstanding|open|blank|empty|none|unsigned|not (?:yet )?(?:signed|agreed`,
    String.raw`|available|applicable).*|no signature.*|niet (?:getekend|ondertekend).*|nog (?:te|niet) .*|volgt|leeg`,
    String.raw`|geen`,
    String.raw`|ausstehend.*|noch (?:nicht|zu|offen).*|nicht (?:unterschrieben|unterzeichnet).*|folgt|leer|keine`,
    String.raw`|non signe.*|en attente.*|a (?:signer|completer|definir).*|vide|aucune?|vacat|zie .*|see .*|siehe .*`,
    String.raw`|signature|handtekening|unterschrift|name|naam|nom|date|datum|title|titel|functie|function|funktion`,
    String.raw`|fonction|name (?:and|&) title|authori[sz]ed (?:signature|signatory)|stamp|stempel|cachet|l\.?s\.?|(?:dd`,
    String.raw`|d|jj|tt)[-/. ]*(?:mm|m)[-/. ]*(?:yyyy|yy|jjjj|aaaa)|(?:mm)[-/. ]*(?:dd)[-/. ]*(?:yyyy|yy))$`,
  ].join(''),
);
const signedWords = new RegExp(
  [
    String.raw`^(?:signed|electronically signed|digitally signed|digitally signed by certificate.*|approved|agreed`,
    String.raw`|accepted|confirmed|akkoord|getekend|ondertekend|was getekend|w\.?g\.?|gez\.?|gezeichnet|unterschrieben`,
    String.raw`|unterzeichnet|signe|lu et approuve|bon pour accord|firmado|conforme|yes|ja|oui|☒|☑|✓|✔)$`,
  ].join(''),
);

/** "the client", and nothing that names a person. */
export function isPartyOnly(text: string): boolean {
  const rest = text
    .replaceAll(customerWords, ' ')
    .replaceAll(partnerWords, ' ')
    .replaceAll(/\b(?:the|de|der|die|den|het|le|la|l'|and|on behalf of|for|by|authori[sz]ed|duly)\b/g, ' ');
  return !/\p{L}{2}/u.test(rest);
}

const longestValue = 300;
const hints = new RegExp(
  [
    String.raw`\((?:signature|handtekening|unterschrift|name|naam|nom|date|datum|title|functie|stamp|stempel|cachet`,
    String.raw`|print(?:ed)?|block letters|blokletters|druckbuchstaben|sign here)[^)]*\)`,
  ].join(''),
  'g',
);

/** What is left of a value when rules, dots, brackets and hints are gone; empty when nobody wrote anything. */
export function written(folded: string): string {
  const bare = folded
    .slice(0, longestValue)
    .replaceAll(/[_.…]{3,}|[-–=]{3,}|\\?(?:s|sig|sn|na|da)\d?\\|\{\{.*?\}\}|<<.*?>>|<[^>]*>|#\w+#/g, ' ')
    .replaceAll(/\[([^\]]*)\]/g, (_, inner: string) => (signedWords.test(inner.trim()) ? inner : ' '))
    .replaceAll(hints, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[-:.,;|/_\s]+|[-:,;|/_\s]+$/g, '');
  return blanks.test(bare) ||
    !(/[\p{L}\d]/u.test(bare) || bare.includes(pictureMark) || signedWords.test(bare))
    ? ''
    : bare;
}

/** Written words that are a person's name, a word like "signed", or a picture; company names and dates are taken off before. */
export function isSignature(text: string): boolean {
  if (text.includes(pictureMark) || signedWords.test(text)) return true;
  if (isPartyOnly(text)) return false;
  return /\p{L}{2,}/u.test(text) && text.split(/\s+/).length <= 14;
}

export const closing = new RegExp(
  [
    String.raw`^(?:(?:with )?(?:kind|best|warm|many)?\s?regards|yours (?:sincerely|faithfully|truly)`,
    String.raw`|sincerely(?: yours)?|respectfully|met (?:vriendelijke|hartelijke) groet(?:en)?|hoogachtend`,
    String.raw`|vriendelijke groet(?:en)?|mit (?:freundlichen|besten) grussen|freundliche grusse|beste grusse`,
    String.raw`|hochachtungsvoll|(?:bien )?cordialement|bien a vous|sinceres salutations|(?:je vous prie`,
    String.raw`|nous vous prions|veuillez) .{0,80}salutations.*|atentamente|cordialmente|saludos)\b[\s,.]*$`,
  ].join(''),
);
