/** Which language a paper is written in, as far as that decides whether its words can be relied on. */

/** `well`: every word list knows it. `partly`: what is found counts, what is not found says little. */
export type Understanding = 'well' | 'partly' | 'not';

const understood: Record<string, Understanding> = {
  en: 'well',
  nl: 'well',
  de: 'well',
  fr: 'well',
  es: 'well',
  it: 'partly',
  pt: 'partly',
  pl: 'partly',
};

/** Frequent little words, and those of business papers; folded. Words of several languages count for each. */
const frequent: Record<string, string> = {
  en: 'the and of to is for with by this that are will be was on in from at your our we you has have all signed date customer supplier work services between scope order name users it an as or not their its please dear subject sent regards',
  nl: 'de het een en van voor met in op is wordt zijn aan bij naar door te dat deze klant opdrachtgever opdrachtnemer leverancier werkzaamheden datum handtekening naam akkoord tussen onze wij ik niet ook als bij tot beste groet onderwerp verzonden medewerkers gebruikers hierbij',
  de: 'der die das und von fur mit im in auf ist wird werden den dem des ein eine zu bei nach durch kunde auftraggeber auftragnehmer leistung datum unterschrift zwischen wir sie nicht oder sind als auch ich guten gesendet betreff grussen anwender sehr geehrter mandant',
  fr: 'le la les de des du et pour avec dans par est sont sur au aux un une l d client prestataire signature nous vous entre fait qui que ne pas utilisateurs bonjour envoye objet accord vous votre notre mois jour tenant domaine deploie forme bon ce cette ci cordialement proposition',
  es: 'el la los las de del y para con en por es son un una al que cliente proveedor firma fecha nombre entre servicios usuarios descripcion se no lo su sus nuestra nuestro estimado enviado asunto saludo dominio acuerdo orden',
  it: 'il lo gli di del della dei delle e per con in da un una che cliente fornitore firma data nome servizio utenti descrizione ordine tra sono al alla i',
  pt: 'o os as de do da dos das e para com em por um uma que cliente contratante contratada assinatura data nome servicos usuarios entre pelo pela no na ao',
  pl: 'i w z na do dla od jest oraz przez o po sie nie zamawiajacy wykonawca klient podpis data uslug uslugi uzytkownikow zlecenie dostawca umowa w imieniu miedzy',
  da: 'og i af til for med er pa det den en et der som kunde kunden leverandor leverandoren underskrift dato aftale opgave brugerne indforer domaene lejer',
  sv: 'och i av till for med ar pa det den en ett som kund kunden leverantor leverantoren underskrift datum avtal uppdrag anvandarna inom klient doman',
  no: 'og i av til for med er pa det den en et som kunde kunden leverandor leverandoren underskrift dato avtale oppdrag brukerne',
  fi: 'ja on ei se etta joka sen asiakas toimittaja allekirjoitus paivays palvelu sopimus kayttajat puolesta verkkotunnus',
  cs: 'a v na se je ze pro s od do za objednatel dodavatel zakaznik podpis datum smlouva sluzby uzivatele poskytovatel',
  hu: 'a az es egy hogy nem is ugyfel megrendelo szallito alairas datum szerzodes szolgaltatas felhasznalok',
  ro: 'si de la in cu pe pentru este din a client beneficiar furnizor semnatura data contract servicii utilizatori prestator',
  tr: 've bir bu ile icin olan musteri tedarikci imza tarih sozlesme hizmet kullanici yuklenici',
};
const words = new Map(
  Object.entries(frequent).map(([language, list]) => [language, new Set(list.split(' '))] as const),
);

const foreignScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/gu;

const longestLooked = 20_000;

/** Latin letters and little words decide; a few lines of labels in a language nobody counts are no language at all. */
export function understandingOf(foldedText: string): Understanding {
  const text = foldedText.slice(0, longestLooked);
  const foreign = text.match(foreignScript)?.length ?? 0;
  // Chinese and Japanese say with one sign what takes a word elsewhere.
  const latinWords = text.match(/[a-z]{2,}/g) ?? [];
  if (foreign > 8 && foreign * 2 > latinWords.length) return 'not';
  const scores = [...words].map(([language, known]) => ({
    language,
    score: (text.match(/[\p{L}']{2,}/gu) ?? []).reduce((sum, word) => sum + (known.has(word) ? 1 : 0), 0),
  }));
  scores.sort((a, b) => b.score - a.score);
  const [best] = scores;
  if (!best || best.score < 4) return 'well';
  const home = scores.filter(({ language }) => understood[language] === 'well')[0];
  // Neighbours share most of their little words: the better known one wins a near tie.
  if (home && (home.score * 4 >= best.score * 3 || best.score - home.score < 4)) return 'well';
  return understood[best.language] ?? 'not';
}
