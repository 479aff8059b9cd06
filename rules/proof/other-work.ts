import { namesCompany } from './company-names.ts';

/** Sentences that name a product as what is there already, what comes later, or what another order is about. Folded text. */
const otherWork = new RegExp(
  [
    String.raw`\balready (?:us(?:es?|ing|ed)|ha(?:s|ve|d)|runs?|running|in use|in place|live|works? with|owns?|operates?)\b|\b(?:has|have) been using\b|\b(?:currently|today) us(?:es?|ing)\b`,
    String.raw`|\bus(?:es?|ed) .{0,60}\b(?:since|for (?:\w+ )?years|for a long time)\b|\bis already (?:\w+ )?(?:live|in use|deployed|in place)`,
    String.raw`|\b(?:later|next|future|subsequent|second|third|separate|different|other|another|earlier|previous) (?:\w+ )?(?:phases?|orders?|statements? of work|projects?|agreements?|contracts?|quot\w+|amendments?)\b`,
    String.raw`|\b(?:not (?:part|the subject) of this|may follow|could follow|optional(?:ly|e|en|er|es)?|optioneel|optionele|als optie|en option|optionnel\w*|opcional\w*|is planned for|under consideration)\b`,
    String.raw`|\b(?:customer|client|klant|opdrachtgever|kunde|auftraggeber|cliente)\b.{0,60}\b(?:itself|themselves|in-house|zelf|selbst|lui-meme|elle-meme|por si mism\w|internamente)\b`,
    String.raw`|\b(?:may|might|could|can) (?:\w+ ){0,3}?(?:provide|deploy|migrate|configure|roll out|implement|introduce|install|set up|deliver)\b.{0,80}\b(?:if|when|once|should|in case)\b`,
    String.raw`|\b(?:gebruikt|gebruiken|werkt|werken|heeft|hebben|beschikt)\b.{0,60}\b(?:al|reeds)\b|\b(?:al|reeds) (?:in gebruik|aanwezig|gebruik van|ingevoerd)\b`,
    String.raw`|\b(?:latere|volgende|aparte|afzonderlijke|andere|eerdere) (?:\w+ )?(?:fases?|opdracht\w*|projecten|project|overeenkomst\w*|offertes?)\b`,
    String.raw`|\b(?:nutzt|nutzen|verwendet|verwenden|hat|haben|setzt|betreibt|arbeitet)\b.{0,60}\b(?:bereits|schon)\b|\bbereits (?:im einsatz|vorhanden|eingefuhrt|produktiv)\b`,
    String.raw`|\b(?:spateren?|nachsten?|gesonderten?|separaten?|anderen?|fruheren?) (?:\w+ )?(?:phasen?|auftrags?|auftrag|projekte?s?|vertrags?|vertrag|bestellung)\b`,
    String.raw`|\b(?:utilise|utilisent|emploie|dispose|possede)\b.{0,40}\bdeja\b|\bdeja (?:en place|utilise\w*|deploye\w*|en service)\b`,
    String.raw`|\b(?:phase|commande|projet|contrat) (?:ulterieure?|suivante?|distincte?|separee?|anterieure?)\b|\b(?:autre|prochaine?) (?:phase|commande|projet|contrat)\b`,
    String.raw`|\bya (?:utilizan?|usan?|disponen?|tienen?|emplean?|cuentan? con)\b|\b(?:fase|pedido|proyecto|contrato) (?:posterior|siguiente|aparte|distinto|independiente|anterior)\b|\b(?:otra|otro) (?:fase|pedido|proyecto|contrato)\b`,
    String.raw`|\b(?:utilizza|usa|dispone)\b.{0,30}\bgia\b|\bja (?:utiliza|usa|dispoe)\b|\bjuz (?:korzysta|uzywa)\b`,
  ].join(''),
);

const byWhom = new RegExp(
  [
    String.raw`\b(?:provided|delivered|performed|handled|managed|done|supplied|supported|deployed|configured|migrated|maintained|operated|carried out`,
    String.raw`|verzorgd|geleverd|gedaan|beheerd|uitgevoerd|ingericht|ondersteund|erbracht|betreut|geliefert|betrieben|durchgefuhrt|eingerichtet`,
    String.raw`|assuree?s?|fournie?s?|realisee?s?|geree?s?|realizad[oa]s?|prestad[oa]s?|gestionad[oa]s?) (?:by|door|von|vom|durch|par|por) (.{2,60})`,
  ].join(''),
);
/** "Harbourseeds itself rolls out Teams". */
const bySelf =
  /^(.{2,80})\b(?:itself|themselves) (?:\w+ly )?(?:rolls?|deploys?|migrates?|configures?|installs?|implements?|introduces?|sets?|trains?|manages?|performs?|carr(?:y|ies)|did|does)\b/;
const supplierWord = /\b(?:supplier|partner|contractor|consultant|provider|vendor)\b/;
const ourSide =
  /^(?:the |de |der |dem |den |die |le |la |l'|el |our |us\b|ons\b|uns\b|nous\b|een |einen? |un |our )*(?:supplier|partner|contractor|consultant|provider|service provider|vendor|us\b|ons\b|uns\b|nous|leverancier|opdrachtnemer|dienstverlener|auftragnehmer\w*|anbieter|lieferant\w*|dienstleister\w*|prestataire|fournisseur|proveedor|specialists?|engineers?|team|experts?)/;

/** `partner`: how the partner is named. */
export function isOfOtherWork(sentence: string, partner: RegExp[]): boolean {
  if (otherWork.test(sentence)) return true;
  const self = bySelf.exec(sentence)?.[1];
  if (self !== undefined && !supplierWord.test(self) && namesCompany(self, partner) < 0) return true;
  const doer = byWhom.exec(sentence)?.[1];
  return (
    doer !== undefined &&
    !ourSide.test(doer) &&
    namesCompany(doer, partner) < 0 &&
    !/^\d|^(?:the end|eind|ende|phone|e-?mail|means|way)\b/.test(doer)
  );
}
