/** Words with which a signature, a mail or a paper takes back what it seems to say. Folded text, several languages. */

/** Somebody said no. */
export const refusing = new RegExp(
  [
    String.raw`\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|al|ing)|reject(?:s|ed|ion|ing)?|disapprov\w*|disagree[sd]?`,
    String.raw`|denied|withheld|revok(?:e|es|ed)|withdr(?:aw|aws|ew|awn)|cancell?(?:ed|s)?|voided|object(?:s|ed)? to`,
    String.raw`|do(?:es)? not (?:\w+ ){0,2}?(?:agree|accept|approve|confirm|acknowledge|consent|authori[sz]e|sign)`,
    String.raw`|(?:don't|doesn't|won't|cannot|can't|can not|could not|unable to|will not|not able to|not in a position to)`,
    String.raw` (?:\w+ ){0,2}?(?:agree|accept|approve|confirm|acknowledge|consent|authori[sz]e|sign)`,
    String.raw`|(?:not|never) (?:\w+ ){0,2}?(?:accepted|approved|agreed|authori[sz]ed|confirmed|acceptable|signed|given)|no (?:agreement|approval|go)`,
    String.raw`|nooit (?:\w+ ){0,3}?(?:akkoord|goedgekeurd|getekend|bevestigd)|nie(?:mals)? (?:\w+ ){0,3}?(?:zugestimmt|genehmigt|unterschrieben|bestatigt)|jamais (?:\w+ ){0,2}?(?:accepte|approuve|signe|valide)\w*|nunca (?:\w+ ){0,2}?(?:acept\w*|aprob\w*|firm\w*)|geweiger\w*|weiger\w*|afgewezen|afgekeurd|wijzen .{0,30}\baf|keuren .{0,30}\baf|ingetrokken|intrekken|geannuleerd`,
    String.raw`|niet (?:\w+ ){0,3}?(?:akkoord|eens|goedkeur\w*|goedgekeurd|aanvaard\w*|accepteren|instemmen|bevestig\w*)`,
    String.raw`|(?:akkoord|eens|goedkeur\w*|bevestigen|instemmen) (?:\w+ ){0,2}?niet|geen (?:akkoord|goedkeuring|toestemming)`,
    String.raw`|abgelehnt|ablehn\w*|lehn(?:en|t|e) .{0,60}\bab\b|verweiger\w*|zuruckgewiesen|widerruf\w*|widerrief|storniert`,
    String.raw`|nicht (?:\w+ ){0,3}?(?:einverstanden|zustimm\w*|zu|akzept\w*|genehm\w*|bestatig\w*|angenommen|freigegeben|annehmen)`,
    String.raw`|keine (?:zustimmung|freigabe|genehmigung)`,
    String.raw`|refuse[nz]?t?|refusees?|rejet\w*|declin(?:ee?s?|ons|ez|ent)|pas d'accord|annulee?s?|retir(?:e|ons|ee?)`,
    String.raw`|ne (?:\w+ ){0,2}?(?:pouvons|peux|pouvez|sommes|suis|accept\w*|approuv\w*|valid\w*|confirm\w*|donn\w*) (?:pas|plus)`,
    String.raw`|n'(?:accept\w*|approuv\w*|est|avons|ai|etes|autoris\w*) (?:\w+ )?(?:pas|plus)|non (?:accepte|approuve|valide|conforme)\w*`,
    String.raw`|rechaz\w*|deneg\w*|anulad[oa]s?|no (?:\w+ ){0,2}?(?:acept\w*|aprob\w*|aprueb\w*|confirm\w*|conform\w*|autoriz\w*|estamos de acuerdo|esta de acuerdo|podemos)`,
    String.raw`|retiramos|rifiut\w*|respint\w*|respingi\w*|non (?:\w+ ){0,2}?(?:accett\w*|approv\w*|conferm\w*|autorizz\w*)`,
    String.raw`|recus(?:ad|am|o)\w*|rejeit\w*|nao (?:\w+ ){0,2}?(?:aceit\w*|aprov\w*|confirm\w*|concord\w*)`,
    String.raw`|odrzuc\w*|odmow\w*|odmawia\w*|nie (?:\w+ ){0,2}?(?:akcept\w*|zgadza\w*|zatwierdz\w*|wyraza\w*))(?![\p{L}\d])`,
  ].join(''),
  'u',
);

/** A refusal that a contract only foresees: "the customer may reject", "if it is refused". */
export const onlyForeseen = new RegExp(
  [
    String.raw`\b(?:may|might|can|could|shall|would|if|unless|in case|where|whether|right to|entitled to|within|should|either`,
    String.raw`|mag|kan|kunnen|zal|indien|als|tenzij|recht|darf|kann|konnen|soll|sofern|falls|wenn|berechtigt|peut|pourra|si`,
    String.raw`|droit|sauf|puede|podra|derecho|potra|puo|pode|podera|caso)\b`,
  ].join(''),
);

/** Nobody has said anything yet. */
export const pending = new RegExp(
  [
    String.raw`\b(?:pending|await(?:s|ing|ed)?|outstanding|to be (?:\w+ )?(?:completed|signed|confirmed|provided|filled|approved|added|obtained)`,
    String.raw`|not yet|yet to|requested|will be|shall be|wordt|worden|wird|sera|sent for|needs? (?:to )?sign\w*|required|tbc|tbd|t\.b\.[acd]`,
    String.raw`|in afwachting|wacht op|nog te|nog niet|volgt nog|in te vullen|te ondertekenen`,
    String.raw`|ausstehend|noch (?:nicht|zu|offen)|folgt|wird nachgereicht|auszufullen|zu unterzeichnen`,
    String.raw`|en attente|a signer|a completer|a remplir|pas encore|pendiente|por firmar|a cumplimentar|todavia no|aun no`,
    String.raw`|in attesa|da (?:firmare|completare|compilare)|pendente|por assinar|a preencher|oczekuj\w*|do uzupelnienia|do podpisu)\b`,
  ].join(''),
);

/** The agreement is said to be somewhere else, or was only spoken. */
export const elsewhere = new RegExp(
  [
    String.raw`\b(?:verbal(?:ly)?|oral(?:ly)?|by (?:tele)?phone|on the phone|in a call|per (?:tele)?phone|see (?:attach\w*|annex|e-?mail|separate|over|below)`,
    String.raw`|(?:per|via|by) e-?mail|on file|mondeling|telefonisch|per telefoon|zie (?:bijlage|mail|e-?mail|los)`,
    String.raw`|mundlich|per (?:mail|telefon)|siehe (?:anlage|anhang|mail|e-?mail)|verbalement|oralement|par (?:telephone|courriel|mail)`,
    String.raw`|voir (?:annexe|courriel|mail)|verbalmente|por telefono|por correo|ver (?:anexo|adjunto)|a voce|per telefono|vedi allegato)\b`,
  ].join(''),
);

/** Agreement with a string attached. */
export const conditional = new RegExp(
  [
    String.raw`\b(?:subject to|provided (?:that|the|you|we|it)|providing|on (?:the )?condition|conditional(?:ly)?|as long as|so long as|if\b|unless`,
    String.raw`|except|once (?:you|we|the|our|all|it|this)|after (?:you|we|the|our)|as soon as|when (?:you|we|the|our|it|this)|until (?:you|we|the|our|all|it)|but\b|however|in principle|with (?:the )?(?:following |some |a few )?(?:changes|amendments|remarks|comments|reservations?|exceptions?)`,
    String.raw`|pending|only (?:if|when|after)|preliminar\w*|provisional\w*|tentative\w*`,
    String.raw`|als (?:de|het|u|jullie|je|we|wij|er|dat|dit|deze)|mits|onder (?:de )?(?:voorwaarde|voorbehoud)|op voorwaarde|voorbehoud|zodra|indien|tenzij|wanneer|op het moment dat|maar|echter|in principe|behalve|behoudens|voorlopig`,
    String.raw`|vorbehaltlich|unter (?:dem )?vorbehalt|unter der (?:bedingung|voraussetzung)|vorausgesetzt|sofern|sobald|falls|wenn|aber|jedoch|grundsatzlich|vorlaufig|ausser`,
    String.raw`|sous reserve|a condition|des que|(?:quand|lorsque) (?:vous|nous|le|la|les)|si (?:vous|nous|le|la|les|tout)|sauf|mais|toutefois|cependant|en principe|provisoire\w*`,
    String.raw`|siempre que|siempre y cuando|sujeto a|a reserva|condicionad\w*|en cuanto|cuando|pero|salvo|en principio|provisional`,
    String.raw`|a condizione|purche|salvo|soggett\w* a|desde que|sujeito a|pod warunkiem|o ile|ale\b|z zastrzezeniem)`,
  ].join(''),
);

/** "Without reservation" is none, "plan maar in" is an order, "zowel A als de B" a list. */
export const unconditional =
  /\b(?:plan|begin|start|ga|gaan|kom|doe|stuur|laat|regel|zet|voer|pak|bel|lever|maak) (?:\w+ ){0,2}?maar\b|\b(?:zowel|net|evenals)\b.{0,60}?\bals\b|\bals (?:u|je|jullie|er)\b.{0,30}\bvragen\b|\b(?:without|no|zonder|ohne|sans|sin|senza|sem|bez) (?:\w+ )?(?:reserv\w*|condition\w*|voorbehoud|voorwaarden?|vorbehalt|bedingung\w*|reserves?|zastrzezen)/g;

/** A paper that is not, or no longer, in force. At the head or foot of a page, or as a line of its own. */
export const notInForce = new RegExp(
  [
    String.raw`^\W*(?:this (?:order|document|agreement|proposal|quote|statement of work|sow|contract|offer) (?:was|is|has been|is hereby) (?:\w+ )?(?:cancell?ed|void(?:ed)?|revoked|withdrawn|superseded|terminated|rescinded|replaced)\b.*`,
    String.raw`|(?:void|cancell?ed|superseded|withdrawn|expired|obsolete|not for signature|vervallen|ingetrokken|geannuleerd|storniert|ungultig|aufgehoben|annulee?|anulad[oa]|annullat[oa])\b.{0,60}|(?:replaced|superseded) by\b.*|vervangen door\b.*|ersetzt durch\b.*|remplacee? par\b.*`,
    String.raw`|draft|specimen|sample(?: only|\s*[-–—:].*)?|(?:\w+ )?(?:proposal|offer|quotation|quote)?\W{0,3}for (?:review|discussion|information)(?: only| purposes)?|not a (?:contract|binding \w+)`,
    String.raw`|draft\b.{0,40}|(?:unsigned|working) (?:draft|copy)\b.*|concept\b.{0,40}|ontwerp|niet (?:geldig|vastgesteld).*`,
    String.raw`|entwurf\b.{0,40}|muster|projet\b.{0,20}|brouillon\b.{0,30}|borrador\b.{0,30}|bozza\b.{0,30}|rascunho|minuta|anulowan\w*|projekt umowy)\W*$`,
  ].join(''),
);

/** The same said of the paper in a sentence or a field, wherever it stands. */
export const saidNotInForce = new RegExp(
  [
    String.raw`\b(?:status|state|stand|statut|estado|stato)\s*:\s*(?:draft|cancell?ed|void(?:ed)?|superseded|withdrawn|expired|concept|vervallen|ingetrokken|geannuleerd|entwurf|storniert|brouillon|annulee?|borrador|anulad[oa]|bozza)\b`,
    String.raw`|\b(?:this|the) (?:order|document|agreement|proposal|quote|quotation|statement of work|sow|contract|offer|amendment) (?:was|is|has been|is hereby) (?:\w+ )?(?:cancell?ed|void(?:ed)?|revoked|withdrawn|superseded|rescinded|assigned|novated)\b`,
    String.raw`|\b(?:this|the) (?:order|agreement|statement of work|sow|contract) (?:was|has been) (?:\w+ )?(?:terminated|transferred)\b`,
    String.raw`|\bthis (?:order|document|agreement|proposal|statement of work|sow|contract|amendment) (?:was|is|has been|is hereby) (?:\w+ )?replaced by\b`,
    String.raw`|\bdeze (?:opdracht|offerte|overeenkomst|bestelling|versie) (?:is|werd|wordt) (?:\w+ )?(?:geannuleerd|vervallen|ingetrokken|vervangen)\b|\bdiese[rs]? (?:auftrag|vertrag|bestellung|angebot|fassung) (?:wurde|ist|wird) (?:\w+ )?(?:storniert|aufgehoben|ersetzt|ungultig)\b`,
    String.raw`|\b(?:ce|cette|cet) (?:contrat|commande|devis|avenant|document) (?:est|a ete) (?:annulee?|remplacee?|caduque?)\b|\best[ea] (?:contrato|pedido|oferta|documento) (?:ha sido|esta|queda) (?:anulad[oa]|sustituid[oa])\b`,
  ].join(''),
);
/** What somebody wrote beside the signature: "Handwritten: subject to approval of the board". */
export const notedCondition =
  /^\W*(?:hand ?written|notes?|remarks?|comments?|opmerking(?:en)?|notitie|bemerkung(?:en)?|anmerkung(?:en)?|remarques?|nota|observaciones)\W*:\W*(?:valid |agreed |signed |approved |akkoord )?(?:subject to|only (?:if|when|after|once)|on (?:the )?condition|provided that|unless|onder (?:het )?voorbehoud|onder voorwaarde|mits|alleen als|vorbehaltlich|unter (?:dem )?vorbehalt|nur wenn|sous reserve|a condition|sujeto a|siempre que)\b/;

/** "Statement of work 14 - CANCELLED", "Order 8 (void)". */
export const endsNotInForce =
  /(?:^.{3,60}(?:\s[-–—|]\s*|[(:[]\s*))(?:cancell?ed|superseded|void|draft|withdrawn|concept|entwurf|storniert|vervallen|geannuleerd|brouillon|annulee?|borrador|anulado|bozza)\W*$/;

/** Signing in another's stead. */
export const byProxy =
  /(?:^|[\s:(])(?:p\.\s?p\.?|pp|per pro\w*|by proxy|per procura(?:tionem)?|p\.?\s?p\.?a\.?|in (?:the )?absence of|in (?:opdracht|afwezigheid) van|b\.\s?a\.)\s/;
