/** Names of people in signature fields, and whether two of them may be one person. */
import { cleanText, escapePattern, fold, pictureMark } from './text.ts';

/** Small words inside names: "van der", "el", "dos". */
export const particles =
  'van|de|der|den|von|zu|du|des|la|le|ter|te|ten|het|el|al|bin|ben|del|della|di|da|do|dos|das|y|af';

/** Words that stand where a name could stand. Folded. */
const noNames = new Set(
  (
    'signed signature signatures approved approval agreed accepted acceptance confirmed acknowledged yes ok okay no none date dated name title printed print by for on behalf of the and in at to ' +
    'electronically digitally docusigned docusign envelope customer client supplier partner vendor provider contractor agency company authorised authorized signatory representative witness manager ' +
    'director head officer chief information technology executive operations president vice owner deputy senior lead board cio cto ceo cfo coo it ict hr mr mrs ms dr ir drs verbally verbal phone ' +
    'mail email see attachment attached on file today received noted stamp stamped page reason remarks comment comments reference status decision approver user users system workflow auto automatic automatically ' +
    'order purchase number ref budget project terms conditions standing required obtained kick-off ' +
    'getekend ondertekend ondertekening handtekening akkoord goedgekeurd bevestigd namens voor klant opdrachtgever opdrachtnemer leverancier naam datum functie plaats hoofd directeur ' +
    'de het een van en ja nee mondeling telefonisch bijlage gezien ' +
    'unterschrift unterzeichnet gezeichnet genehmigt bestatigt angenommen einverstanden freigegeben kunde auftraggeber auftraggeberin auftragnehmer auftragnehmerin lieferant ort funktion leiter ' +
    'leiterin leitung geschaftsfuhrer geschaftsfuhrerin der die das und fur im namen durch gez herr frau mundlich siehe anlage ' +
    'signe signee lu et approuve bon pour accord client prestataire fournisseur nom fonction lieu fait le la les directeur directrice informatique dsi responsable mme cachet recette ' +
    'firma firmado conforme aprobado aceptado cliente proveedor nombre cargo fecha lugar directora director sistemas por el responsable sello ' +
    'firmato approvato accettato fornitore nome data luogo podpis zamawiajacy wykonawca imieniu assinatura contratante contratada pela ' +
    'january february march april may june july august september october november december januari februari maart mei juni juli augustus oktober januar februar marz mai dezember ' +
    'janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ' +
    'am pm cet cest gmt utc bv nv gmbh ltd pty llc inc sas sarl'
  ).split(' '),
);

/** Does this text hold a person's name, beside labels, titles, dates and the names of companies? */
export function namesPerson(text: string, companies: RegExp[]): boolean {
  if (text.includes(pictureMark)) return true;
  const words = nameWords(text, companies);
  if (words.length > 1) return true;
  const [word] = words;
  // "J. Koster", "C Moreau": one word needs an initial, "Reason" has none.
  return (
    word !== undefined &&
    new RegExp(
      String.raw`(?<![\p{L}\d])\p{L}(?:\.\s*(?:\p{L}\.\s*)*|\s)(?:(?:${particles})\s+)*${escapePattern(word)}`,
      'u',
    ).test(fold(text))
  );
}

function nameWords(text: string, companies: RegExp[]): string[] {
  let folded = fold(text);
  for (const company of companies) folded = folded.replaceAll(company, ' ');
  const hasCapitals = /\p{Lu}/u.test(text);
  const written = new Map(
    cleanText(text)
      .split(/[^\p{L}'’-]+/u)
      .map((word) => [fold(word), word] as const),
  );
  return folded.split(/[^\p{L}'’-]+/u).filter((word) => {
    if (word.length < 2 || noNames.has(word)) return false;
    const own = written.get(word) ?? word;
    return hasCapitals ? /^\p{Lu}/u.test(own) && !/^(?:[A-Z]{2,3})$/.test(own) : /^\p{L}{3,}$/u.test(word);
  });
}

export interface Person {
  surname: string;
  initial: string;
}

/** The person of "Name: Bram de Wit, Director"; null where none can be told. */
export function personIn(text: string, companies: RegExp[]): Person | null {
  const value = text.slice(text.lastIndexOf(':') + 1).split(/[,(|]/)[0] ?? '';
  const words = nameWords(value, companies);
  const surname = words.at(-1);
  if (surname === undefined) return null;
  const first =
    /(?:^|\s)(\p{L})/u.exec(fold(value).replace(/^\W*(?:p\.\s?p\.?|i\.\s?[av]\.|gez\.|\/s\/)\s*/, ''))?.[1] ??
    '';
  return { surname, initial: first };
}

export function isSamePerson(a: Person, b: Person): boolean {
  return a.surname === b.surname && (a.initial === '' || b.initial === '' || a.initial === b.initial);
}
