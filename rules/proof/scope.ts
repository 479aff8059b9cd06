/** Whether a text that names something takes it out: "not included: X", "X is out of scope", "all but X". Folded text. */
import { itemNames } from '../programme/item-names.ts';

const before = new Set(
  (
    'not no nor neither never without excluding excludes exclude excluded except excepting excl exclusive exception ' +
    'exclusion exclusions ' +
    'niet geen zonder behalve exclusief uitgezonderd uitzondering nicht kein keine keinen keiner ohne ausser ' +
    'ausgenommen ausnahme exkl ' +
    'sauf hors sans excepte ni sin salvo excepto cannot excluido excluida excluidos excluidas excluyendo exclu exclue exclus exclues escluso esclusa esclusi excluindo exceto ' +
    'ausgeschlossen uitgesloten oprocz'
  ).split(' '),
);

/** Words that may stand between "not" and the name without breaking the sense. */
const filler = new Set(
  (
    'the a an of any or and nor both either for in on to with by as this these that its it be is are was were will ' +
    'shall does do ' +
    'en of noch de het een voor van met bij in op te zijn is wordt worden valt vallen ' +
    'und oder noch der die das den dem des fur von mit im in auf zu zum zur ist sind wird werden ' +
    'et ou le la les l un une des du de pour dans avec est sont ne pas y o el los las para con en ' +
    'include included includes including cover covered covers covering comprise comprises scope part configure ' +
    'configured deploy ' +
    'manage managed support supported deliver delivered provide provided implement implemented migrate migrated ' +
    'advise claim claimed ' +
    'inbegrepen opgenomen meegenomen scope enthalten inbegriffen bestandteil teil umfang leistungsumfang leistungen ' +
    'inclus incluses ' +
    'compris perimetre services service work regarding licence license licenses licences phase product products ' +
    'workload workloads ' +
    'produkt produkte producten produit produits following volgende folgende folgenden suivants items item explicitly ' +
    'expressly ' +
    'uitdrukkelijk ausdrucklich expressement specifically microsoft ms office 365 m365 o365 dynamics d365 azure online'
  ).split(' '),
);
const productWords = new Set(
  itemNames
    .flatMap((item) => [...item.names, ...item.ordinary])
    .flatMap((name) => name.split(/[^\p{L}\d]+/u)),
);

const turningWords = new Set(
  'but maar aber sondern mais however pero jedoch doch whereas while wel instead'.split(' '),
);

const after = new RegExp(
  [
    // A clause about the thing may come between: "Intune, which the customer manages, is not …".
    String.raw`^(?:\s*,\s*(?:which|that|das|der|den|die|welche[rsn]?|dat|wat|qui|que|dont)\b[^.;]{0,120},)?`,
    String.raw`(?:\(|-|:|=|,|\s)*(?:(?:which|that|die|welche|qui)\s+)?(?:(?:is|are|was|were|will be|shall be|remains?`,
    String.raw`|stays?|falls?|lies?|does|do|zijn|valt|vallen|blijft|blijven|wordt|worden|behoort|behoren|maakt|maken`,
    String.raw`|ist|sind|wird|werden|bleibt|bleiben|gehort|gehoren|fallt|fallen|est|sont|sera|seront|reste|restent`,
    String.raw`|n'est|ne sont|ne fait|ne font|n'est pas)\s+)?`,
    String.raw`(?:(?:explicitly|expressly|specifically|currently|therefore|uitdrukkelijk|expliciet|ausdrucklich`,
    String.raw`|explicitement|expressement|also|ook|auch|aussi|both|beide|all|alle)\s+)*`,
    String.raw`(?:out[ -]of[ -](?:the )?scope|outside(?: of)? (?:the |this )?(?:scope|agreement|project|order)|excluded`,
    String.raw`|exclud(?:ed|es)\b`,
    String.raw`|not(?: be| yet)? (?:included|in[ -]scope|in the scope|part of|covered|within|claimed|the subject of`,
    String.raw`|supported|delivered|configured|deployed|migrated|managed|in this|within|ordered|taken|purchased|selected|chosen`,
    String.raw`|required|commissioned|contracted)`,
    String.raw`|buiten (?:de |deze |het )?(?:scope|opdracht|reikwijdte|overeenkomst|project)`,
    String.raw`|(?:nog )?niet (?:inbegrepen|afgenomen|besteld|gekozen|in scope|in de scope|opgenomen|meegenomen|binnen|onder|tot|bij deze)`,
    String.raw`|uitgesloten|geen (?:deel|onderdeel)`,
    String.raw`|(?:noch )?nicht (?:enthalten|bestellt|beauftragt|gewahlt|abgenommen|bestandteil|gegenstand|teil|im|inbegriffen|umfasst|vom|zum)`,
    String.raw`|kein (?:bestandteil|teil)|ausgeschlossen|ausserhalb|ausgenommen`,
    String.raw`|(?:pas |non )(?:retenue?s?|commandee?s?|souscrite?s?|incluse?s?|comprise?s?|partie|l'objet|couverte?s?|concernee?s?|dans)|hors (?:du |de `,
    String.raw`|le )?(?:perimetre|champ|projet|contrat)|en dehors|exclue?s?\b`,
    String.raw`|no (?:esta |estan )?(?:incluid|contratad|solicitad)|fuera del? alcance|excluid)`,
  ].join(''),
);

const gone = new RegExp(
  [
    String.raw`^[\s(,:-]*(?:which |that |die |welche |qui |que )?(?:has been|have been|is|are|was|were|will be|is hereby|is|wordt|worden|werd|wird|werden|wurde|ist|est|sont|a ete|sera|queda|ha sido|se) (?:\w+ )?`,
    String.raw`(?:removed|deleted|dropped|deferred|postponed|cancell?ed|descoped|withdrawn|struck|geschrapt|uitgesteld|verwijderd|geannuleerd|gestrichen|verschoben|zuruckgestellt|storniert|supprimee?s?|annulee?s?|reportee?s?|retiree?s?|eliminad\w*|suprimid\w*|aplazad\w*|anulad\w*)\b`,
    String.raw`|^[\s(,:-]*(?:vervalt|vervallen|komt te vervallen|komen te vervallen|entfallt|entfallen)\b`,
    String.raw`|^\s*\((?:removed|deleted|dropped|deferred|postponed|cancell?ed|descoped|vervallen|geschrapt|entfallt|gestrichen|supprime|annule|eliminado)\)`,
  ].join(''),
);

const saysNo = /^\s*(?:[:(=]|-|\s)\s*(?:no|nee|nein|non|nvt|n\/a|n\.v\.t\.?|none|✗|✘|×)\s*[).;,]?\s*$/u;

/** Cells that say "no" about their row. */
export const noCell = new RegExp(
  [
    String.raw`^(?:no|nee|nein|non|not (?:included|in scope|applicable|ordered|taken(?: up)?|selected|chosen|required|purchased)|out of scope|excluded|n\/?a|nvt|n\.v\.t\.?|-|✗`,
    String.raw`|✘|×|☐|\[ ?\]|niet(?: (?:inbegrepen|afgenomen|besteld|gekozen|van toepassing))?|nicht (?:enthalten|bestellt|beauftragt|gewahlt)|non (?:inclus|retenu|commande|souscrit)e?s?|no (?:incluid|contratad)[oa]s?|cancell?ed|deferred|postponed|removed|vervallen|entfallt|storniert|uitgesloten|ausgeschlossen|exclue?s?|hors perimetre`,
    String.raw`|buiten scope)\.?$`,
  ].join(''),
  'u',
);

const token = /[\p{L}\d][\p{L}\d'&+]*|[.;:,()/-]/gu;

/** `from` to `to`: where the name stands in the text. */
export function isTakenOut(folded: string, from: number, to: number): boolean {
  return (
    isTakenOutBefore(folded.slice(Math.max(0, from - 300), from)) ||
    isTakenOutAfter(folded.slice(to, to + 300))
  );
}

function isTakenOutBefore(text: string): boolean {
  const tokens = [...text.matchAll(token)].map((match) => match[0]);
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const word = (tokens[index] ?? '').replace(/^(?:l|d|n)'/, '');
    if (before.has(word)) {
      const earlier = tokens[index - 1] ?? '';
      return !(word.startsWith('excl') && before.has(earlier));
    }
    if (word === '.' || word === ';' || turningWords.has(word)) return false;
    if (/^[:,()/-]$/.test(word) || filler.has(word) || productWords.has(word)) continue;
    return false;
  }
  return false;
}

/** "The Intune rollout is deleted": what is taken out is the work with the thing. */
const workNouns =
  /^(?:rollout|roll-?out|deployment|migration|implementation|training|set-?up|part|module|service|option|inrichting|uitrol|invoering|migratie|onderdeel|einfuhrung|ausrollung|teil|deploiement|volet|implantacion|migracion)$/;

const outLabel =
  /\b(?:not|niet|nicht|never|exclu\w*|exclusions?|exceptions?|uitgesloten|uitsluiting\w*|ausgeschlossen|ausgenommen|hors|fuera de|non (?:inclus|retenu|compris|commande)\w*|no incluid\w*|out of scope|buiten (?:de )?scope|declined|rejected|cancell?ed|removed|deleted|deferred|postponed|uitgesteld|verschoben|zuruckgestellt|reportee?s?|aplazad\w*|vervallen|geschrapt|gestrichen|entfallt)\b/;
const laterLabel =
  /\b(?:option\w*|optie\w*|optioneel|optional\w*|opcional\w*|opcion\w*|facultati\w*|(?:later|future|next|possible) (?:phases?|stages?|work|steps?)|separate(?:ly)?|to be (?:ordered|agreed|decided|confirmed|scoped|quoted)|afzonderlijk|apart|nader te|gesondert|separat|a part|por separado|toekomst\w*|latere fase|vervolg\w*|zukunft\w*|spater\w*|ulterieur\w*|roadmap|futur[oa]?)\b/;
const chosen =
  /\b(?:chosen|selected|taken up|ordered|included|agreed|accepted|yes|gekozen|afgenomen|besteld|inbegrepen|gewahlt|beauftragt|bestellt|retenue?|choisie?|incluse?|elegid[oa]|contratad[oa]|incluid[oa])\b/;

const stillOpen = /\b(?:to be|if|when|nog te|te|indien|noch zu|zu|falls|a|por|si) \w+/g;

/** What the label of its sentence makes of a name: "Not ordered: roll-out of X", "Option: X". Null where there is no such label. */
export function labelledAs(folded: string, from: number): 'out' | 'later' | null {
  const label = /(?:^|[.;]\s)([^:.;]{3,70}):[^:.;]*$/.exec(folded.slice(0, from))?.[1];
  if (label === undefined) return null;
  if (outLabel.test(label)) return 'out';
  return laterLabel.test(label) && !chosen.test(label.replaceAll(stillOpen, ' ')) ? 'later' : null;
}

function isTakenOutAfter(text: string): boolean {
  if (saysNo.test(text)) return true;
  let rest = text;
  for (let steps = 0; steps < 40; steps += 1) {
    if (after.test(rest) || gone.test(rest)) return true;
    const [whole, word = ''] = /^\s*([\p{L}\d][\p{L}\d'&+]*|[,()/&-])/u.exec(rest) ?? [];
    const isListed =
      /^(?:and|or|nor|en|of|und|oder|et|ou|y|o|[,()/&-]|both|as|well|sowie)$/.test(word) ||
      workNouns.test(word) ||
      productWords.has(word) ||
      /^(?:microsoft|ms|office|365|azure|dynamics)$/.test(word);
    if (!whole || !isListed) return false;
    rest = rest.slice(whole.length);
  }
  return false;
}

/** The name is the whole of what is taken out, not a part like "Intune for Linux". */
export function standsAlone(folded: string, to: number): boolean {
  const next = /^\s*(\S+)/.exec(folded.slice(to))?.[1] ?? '';
  return (
    next === '' ||
    /^[.,;:()/&-]/.test(next) ||
    filler.has(next) ||
    before.has(next) ||
    /^(?:remains?|stays?|falls?|lies|out|outside|excluded|buiten|blijft|valt|bleibt|fallt|gehort|reste|hors)$/.test(
      next,
    )
  );
}
