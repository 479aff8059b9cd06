import type { Messages } from '../en.ts';

export const problems: Messages['problems'] = {
  'tenant-domain-mismatch':
    'Deze klant is met dit domein en deze tenant-ID niet bekend. Controleer beide: ze moeten bij elkaar horen.',
  'product-not-on-tenant':
    'De klant heeft geen abonnement op dit product. Kies een ander product of controleer de klant.',
  'subscription-required':
    'De klant heeft meerdere abonnementen op dit product. Vul de ID van het juiste abonnement in.',
  'not-a-subscription-id':
    'Een abonnements-ID heeft 32 hexadecimale cijfers in groepen van 8-4-4-4-12. Neem de hele ID over.',
  'subscription-not-on-tenant': 'De klant heeft geen abonnement met deze ID. Controleer de ID bij de klant.',
  'subscription-wrong-product':
    'Het abonnement met deze ID is voor een ander product. Kies dat product of een andere ID.',
  'subscription-is-csp':
    'Dit abonnement is gekocht via een Cloud Solution Provider en kan voor deze activiteit niet worden geclaimd. ' +
    'Kies een ander.',
  'subscription-not-provisioned':
    'Dit abonnement is nog niet ingericht. U kunt het claimen zodra dat wel zo is.',
  'subscription-inactive':
    'Dit abonnement is afgelopen. Alleen een abonnement dat actief is of in de respijtperiode zit, kan worden ' +
    'geclaimd.',
  'subscription-motion-not-allowed':
    'De manier waarop dit abonnement is gekocht, past niet bij deze activiteit. Kies een ander abonnement of een ' +
    'andere activiteit.',
  'already-associated-by-you': 'Uw bedrijf is al partner of record voor {item}. Laat deze regel weg.',
  'already-claimed-by-you':
    'Uw bedrijf heeft al een lopende claim voor {item}, misschien vanuit een andere vestiging, of het staat twee ' +
    'keer in deze claim. Laat deze regel weg.',
  'line-locked':
    'De klant heeft {item} voor claims vergrendeld. Vraag de beheerder van de klant om een eenmalige code.',
  'submitted-too-often':
    'Uw bedrijf heeft {item} binnen {days} dagen {times} keer ingediend. U kunt het opnieuw indienen na {lastDay} (tijd in {zone}).',
  'activity-not-allowed':
    'Deze activiteit is volgens het geldende beleid hier niet mogelijk. Kies een andere.',
  'activities-cannot-be-combined':
    'Deze activiteiten kunnen niet samen in één claim. Maak voor elke activiteit een claim.',
  'workload-unknown':
    'Deze workload of dit product bestaat niet voor deze activiteit. Kies er een uit de lijst.',
  'field-required': 'Vul dit veld in.',
  'field-not-editable': 'Dit kan in deze fase van de claim niet worden gewijzigd.',
  'not-in-this-state': 'Dit kan niet in de huidige fase.',
  'poe-required': 'Voeg ten minste één bestand toe dat het werk aantoont.',
  'acknowledgement-required': 'Bevestig deze verklaring voordat u indient.',
  'file-type-not-allowed':
    'Dit soort bestand is niet toegestaan, of het bestand is leeg. Het soort wordt uit de inhoud afgeleid, niet uit de naam.',
  'file-too-large': 'Het bestand is te groot. Kies een kleiner bestand of splits het.',
  'file-infected':
    'De scanner heeft in dit bestand schadelijke inhoud gevonden. Verwijder het en voeg een schoon bestand toe.',
  'file-name-differs':
    'De extensie van dit bestand past niet bij de inhoud. Geef het een andere naam en probeer het opnieuw.',
  'file-active-content':
    'Deze pdf voert een script uit, start een programma of bevat andere bestanden. Druk deze af naar een nieuwe pdf en stuur die.',
  'file-image-unusable':
    'Deze afbeelding is beschadigd of te groot om te tonen. Stuur een kleinere, of een pdf.',
  'file-limit-reached':
    'Een claim bevat ten hoogste {files} bestanden en in totaal {megabytes} MB. Verwijder eerst een bestand.',
  'held-by-another-partner':
    'Een andere partner heeft {item}, en het geldende beleid staat geen tweede claim toe. Laat deze regel weg.',
  'read-only-key': 'Met deze API-sleutel kan alleen worden gelezen.',
  'scope-missing': 'Deze API-sleutel mist een recht dat hier nodig is.',
  'not-yours': 'U hebt geen claim met dit kenmerk.',
  'reason-required': 'Geef een reden op.',
  'reason-unknown': 'Deze reden kan hier niet worden gekozen. Kies een andere.',
  'line-unknown': 'Deze regel staat niet meer in de claim. Laad de pagina opnieuw.',
  'line-not-open': 'Dit is voor deze regel nu niet mogelijk.',
  'dispute-period-over': 'De bezwaartermijn is verstreken.',
  'dispute-number-used': 'Het beleid van deze claim staat geen verder bezwaar toe.',
  'answer-required':
    'Schrijf iets, voeg een nieuw bestand toe of wijzig de claim: met een leeg antwoord zou alleen de beoordelingstermijn opnieuw beginnen.',
  'justification-required': 'Leg uit waarom de beslissing anders moet uitvallen, of voeg nieuw bewijs toe.',
  'arbitration-undecided': 'Meerdere partners claimen deze regel: eerst moet in de arbitrage worden beslist.',
  'arbitration-answers-awaited':
    'Meerdere partners claimen deze regel en zij hebben nog tijd om te antwoorden.',
  'arbitration-proposed':
    'Een eerste lezer heeft een beslissing voorgesteld. Een andere seniorbeoordelaar bevestigt die of stuurt die terug.',
  'pending-line-exists':
    'Een andere claim voor dezelfde regel ligt bij de klant. Wacht tot de reactietermijn voorbij is.',
  'partner-holds-line':
    'Dezelfde partner is hiervoor al partner of record via een andere claim. Wijs deze regel af.',
  'window-over': 'De reactietermijn is voorbij. U kunt de koppeling nog wel beëindigen.',
  'window-not-open': 'Hierover is nu niets aan de klant voorgelegd.',
  'code-wrong':
    'Dit is niet de zescijferige code uit de e-mail. Neem de code over uit de tekst van de e-mail.',
  'code-locked':
    'Er is te vaak een verkeerde code ingevuld: eerder instemmen is geblokkeerd. Weigeren of niets doen kan nog steeds.',
  'not-a-trusted-contact':
    'Alleen een vertrouwde contactpersoon of een beheerder van de tenant kan dit doen.',
  'link-of-trusted-contact':
    'Dit is een vertrouwde contactpersoon: beëindig de contactpersoon, dan werken alle links van die persoon niet meer.',
  'trusted-contact-needed':
    'Het verzoek ligt bij niemand bij wie stilzwijgen als instemming telt. Voeg eerst een vertrouwde contactpersoon toe.',
  'contact-not-on-domain':
    'Het adres hoort bij geen van de geverifieerde domeinen van de klant. Kies een ander adres.',
  'address-not-of-partner':
    'Dit adres is niet bekend als adres van uw bedrijf. Kies iemand van uw bedrijf met een account hier. Een adres op {domains} kan ook. Andere domeinen van uw bedrijf voegt de programma-eigenaar toe.',
  'domain-public': 'Op {domain} kan iedereen een adres hebben. Vul alleen domeinen van het bedrijf zelf in.',
  'contact-already-asked': 'Deze persoon heeft het verzoek al gekregen. Noem iemand anders.',
  'contact-has-account':
    'Deze persoon heeft een account bij de programma-eigenaar of bij een partner en kan niet namens een klant spreken.',
  'contact-of-owner': 'Dit is een adres van de programma-eigenaar, die nooit namens een klant beslist.',
  'contact-of-partner': 'Dit is een adres van een partner, die niet namens een klant kan spreken.',
  'replacements-used': 'Het verzoek is al zo vaak doorgegeven als het beleid toestaat.',
  'undo-period-over': 'Deze beslissing kan niet meer ongedaan worden gemaakt.',
  'undo-needs-trusted-contact':
    'Alleen een vertrouwde contactpersoon of de beheerder van de tenant kan een weigering ongedaan maken.',
  'undo-used': 'Deze weigering is al eens ongedaan gemaakt. Een tweede weigering blijft staan.',
  'key-gone':
    'Een andere claim is intussen voorgegaan; de weigering kan daarom niet meer ongedaan worden gemaakt.',
  'already-decided': 'Hierover is al beslist. Laad de pagina opnieuw om te zien hoe.',
  'nothing-to-do': 'Hier is niets waarop dit van toepassing kan zijn.',
  'link-void': 'Deze link is niet meer geldig.',
  'choice-required': 'Kies er minstens één.',
  'confirmation-required': 'Vink dit vakje aan om door te gaan.',
  'value-invalid': 'Deze waarde past hier niet. Controleer de waarde.',
  'value-too-long': 'Deze tekst is te lang. Maak de tekst korter.',
  'name-taken': 'Deze naam is al in gebruik. Kies een andere.',
  'password-easy':
    'Dit wachtwoord is makkelijk te raden: veelgebruikte woorden, uw eigen naam, adres of bedrijf, of toetsen op een rij. ' +
    'Gebruik meerdere woorden die niets met elkaar te maken hebben.',
  'last-programme-admin':
    'Dan zou niemand het programma nog kunnen beheren. Maak eerst iemand anders programmabeheerder.',
  'last-account-admin': 'Dan kan niemand meer rollen geven. Maak eerst iemand anders accountbeheerder.',
  'too-many-views': 'U hebt het maximale aantal weergaven bewaard. Verwijder er eerst een.',
  'absence-over': 'De laatste dag ligt in het verleden of vóór de eerste dag.',
  'absence-too-long': 'Een afwezigheid duurt hoogstens een jaar.',
  'substitute-unknown': 'Kies een collega die claims beoordeelt, niet uzelf.',
  'substitute-absent': 'Deze collega is in dezelfde tijd afwezig. Kies iemand anders, of niemand.',
  'file-unscanned': 'Het bestand wordt nog gescand. Probeer het zo meteen opnieuw.',
  'not-found': 'Op dit adres is voor u niets te vinden.',
  'stale-version':
    'Iemand heeft dit intussen gewijzigd. U ziet nu de laatste versie; voer uw wijziging opnieuw uit als die nog nodig is.',
  'consent-code-wrong':
    'Deze eenmalige code geldt niet voor deze claim: onbekend, gebruikt, ingetrokken of verlopen. Vraag de klant ' +
    'om een nieuwe.',
  'idempotency-key-reused': 'Dit is al eerder met een andere inhoud verzonden. Probeer het opnieuw.',
  'number-taken': 'Er is al een vestiging met dit nummer. Een nummer wordt maar één keer gegeven.',
  'domain-taken': 'Dit domein is geverifieerd voor een andere klant. Een domein hoort bij één klant.',
  'email-taken': 'Dit adres is al in gebruik.',
  'already-enrolled': 'Deze vestiging heeft al een inschrijving voor dit programma. Wijzig die.',
  'enrollment-step': 'Vanuit de huidige status kan de inschrijving dit niet worden. Kies een andere status.',
  'dates-out-of-order': 'De laatste dag ligt vóór de eerste.',
  'nothing-changed': 'U hebt niets gewijzigd. Wijzig iets, of annuleer.',
  'no-longer-offered': 'Dit wordt niet meer aangeboden in nieuwe claims. Kies iets anders.',
  'workday-required': 'Kies minstens één werkdag: zonder werkdag zou geen enkele termijn ooit aflopen.',
  'workday-unknown': 'Kies elke dag van de week één keer.',
  'coverage-invalid': 'De lijst met feestdagen heeft een eerste en een laatste dag nodig, in deze volgorde.',
  'date-invalid': 'Dit is geen datum. Kies een dag.',
  'date-outside-coverage':
    'Deze datum ligt buiten de dagen die de lijst bestrijkt. Wijzig de datum of het bereik van de lijst.',
  'date-twice': 'Deze datum staat al in de lijst.',
  'date-not-in-future': 'Kies een dag na vandaag: wat al is begonnen, kan niet meer worden gewijzigd.',
  'date-taken':
    'Vanaf precies deze dag is al een beleid geactiveerd. Kies een andere dag of trek die activering in.',
  'id-invalid': 'Gebruik 2 tot 60 kleine letters, cijfers en losse koppeltekens, te beginnen met een letter.',
  'id-taken': 'Dit is al in gebruik. Kies iets anders.',
  'never-removed':
    'Er wordt nooit iets verwijderd, want claims kunnen ernaar verwijzen. Bied het niet meer aan in nieuwe claims.',
  'fixed-once-made': 'Dit kan niet meer worden gewijzigd, omdat claims ervan uitgaan.',
  'not-known': 'Dit bestaat niet. Kies iets uit de lijst.',
  'not-offered': 'Dit wordt niet meer aangeboden in nieuwe claims en kan niet worden toegevoegd.',
  'mail-field-unknown': 'Deze e-mail heeft geen veld {names}. In de lijst met velden staat wat er wel is.',
  'mail-field-missing': 'Dit moet de lezer weten. Voeg toe: {names}.',
  'mail-field-not-alone': 'Zet een lege regel voor en na deze velden: {names}.',
  'mail-field-twice': 'Gebruik elk van deze velden maar één keer: {names}.',
  'text-not-plain': 'Schrijf gewone tekst: geen webadressen, geen < of >.',
  'approver-is-author': 'U hebt dit zelf geschreven; een andere programmabeheerder moet het goedkeuren.',
  'nothing-to-approve': 'Er wacht geen concept meer op goedkeuring.',
  'digest-mismatch': 'Het verzoek is onderweg beschadigd. Verzend het opnieuw.',
  'malformed-json': 'Het verzoek kon niet worden gelezen. Probeer het opnieuw.',
  'request-invalid': 'Sommige velden zijn niet goed ingevuld. Verbeter de genoemde velden.',
  'field-unknown': 'Dit veld is niet bekend. Laad de pagina opnieuw.',
  'cursor-invalid': 'De lijst is intussen veranderd. Laad die opnieuw vanaf het begin.',
  unauthenticated:
    'U bent niet meer aangemeld. Meld u in een ander tabblad opnieuw aan en herhaal dit; wat u hebt ingevuld, ' +
    'blijft hier staan.',
  'sign-in-refused':
    'E-mailadres, wachtwoord of code klopt niet. Controleer de gegevens en probeer het opnieuw.',
  'broken-off': 'De verbinding is verbroken voordat alles was ontvangen. Probeer het opnieuw.',
  'code-used': 'Deze code is al gebruikt. Vul de volgende code uit uw app in.',
  'proof-needed': 'Vul eerst uw wachtwoord opnieuw in.',
  'second-factor-required': 'Voeg eerst een tweede factor toe aan uw account.',
  'session-required': 'Alleen een aangemelde persoon kan dit doen.',
  'origin-refused': 'Het verzoek kwam van een andere website en is geweigerd. Open het portaal rechtstreeks.',
  'idempotency-running': 'Uw verzoek wordt al verwerkt. Wacht even.',
  'body-too-large': 'Dit is te veel in één keer. Stuur minder.',
  'unsupported-media-type': 'Dit soort inhoud is hier niet toegestaan.',
  'if-match-required': 'Laad de pagina opnieuw en herhaal dan uw wijziging.',
  'rate-limited': 'Te veel verzoeken in korte tijd. Wacht even en probeer het opnieuw.',
  'tenant-id-malformed':
    'Dit is geen tenant-ID: die ziet eruit als 7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10. Kopieer de ID uit de directory van de klant.',
  'domain-malformed': 'Dit is geen domein: een domein ziet eruit als contoso.com.',
  'key-end-too-late':
    'Een sleutel werkt hoogstens een jaar, en niet langer dan de sleutel waarmee die is gemaakt. Kies een eerder einde.',
  'key-ended': 'Deze sleutel is ingetrokken of verlopen.',
  'comments-of-day-used':
    'Uw kant heeft op deze werkdag {most} opmerkingen bij deze claim geplaatst. De volgende kunt u plaatsen na {lastDay} (tijd in {zone}).',
  'drafts-of-day-used':
    'Deze vestiging heeft op deze werkdag {most} concepten gemaakt. Een volgend concept kunt u maken na {lastDay} (tijd in {zone}).',
  'withdrawals-of-day-used':
    'Deze vestiging heeft op deze werkdag {most} ingediende claims ingetrokken. De volgende kunt u intrekken na {lastDay} (tijd in {zone}).',
  'lookup-quota-used':
    'Deze vestiging heeft alle zoekopdrachten naar klanten van de afgelopen 24 uur gebruikt. Probeer het morgen opnieuw of ' +
    'kies een andere vestiging.',
  'internal-error':
    'Er ging bij ons iets mis. Probeer het opnieuw; blijft het misgaan, geef dan het verzoeknummer door aan de technisch beheerder.',
  'single-sign-on-unavailable':
    'De aanmelddienst van het bedrijf reageert niet. Probeer het opnieuw of meld u aan met uw wachtwoord.',
  'outcome-unknown':
    'De verbinding viel weg tijdens het opslaan. Controleer eerst of het is opgeslagen voordat u het opnieuw probeert.',
  unavailable: 'De dienst is nu niet bereikbaar. Er is niets opgeslagen. Probeer het zo meteen opnieuw.',
  'network-lost':
    'Er is geen verbinding met de dienst. Controleer uw netwerk en probeer het opnieuw; er is niets verloren gegaan.',
  'terms-overlap': 'Versie {version} geldt al vanaf deze maand.',
  'terms-month-closed': 'De bedragen tot en met {month} zijn geboekt. Kies een latere maand.',
  'terms-currency-fixed':
    'De voorwaarden van dit programma zijn in {currency}; een latere versie houdt die valuta.',
  'rate-missing': 'Er is geen tarief voor {item}.',
  'rate-twice': 'Deze workload of dit product heeft al een tarief voor deze marktgroep.',
  'percent-over-hundred': 'Een percentage is hoogstens 100.',
  'currency-unknown': '{name} is geen valuta. Gebruik een code zoals EUR.',
  'exchange-rate-missing': 'De wisselkoers van {date} ontbreekt.',
  'more-decimal-places-than-currency': 'Bedragen in {currency} hebben minder decimalen.',
  'milestones-out-of-order':
    'Noteer percentages en klassen van laag naar hoog, elk één keer; een percentage is hoger dan 0 en hoogstens 100.',
  'run-open-already': 'Er loopt al een maandberekening voor dit programma. Boek of verwerp die eerst.',
  'run-month-not-over': 'De maand eindigt op {lastDay}. Bereid de berekening daarna voor.',
  'months-before-not-posted': 'De berekening van {month} komt eerst.',
  'amounts-changed-since-preview':
    'De gegevens zijn na het voorbeeld gewijzigd. Ververs het voorbeeld en vraag opnieuw om goedkeuring.',
  'dispute-too-late': 'Bezwaar tegen dit bedrag was mogelijk tot en met {lastDay}.',
  'dispute-open-already': 'Er loopt al een bezwaar tegen dit bedrag.',
  'iban-invalid': 'Dit is geen geldig IBAN. Controleer het aan de hand van de gegevens van uw bank.',
  'tax-profile-over': 'Dit formulier was geldig tot en met {date}. Voeg een formulier toe dat nog geldig is.',
  'market-unknown':
    '{country} is geen land met een marktgroep. Gebruik een landcode van twee hoofdletters en groep A, B of C.',
  'agreement-not-current':
    'Dit is niet de overeenkomst die nu wordt gevraagd. Lees versie {version} en ga met die versie akkoord.',
  'requirements-missing': 'Er ontbreekt nog iets: {items}.',
};

export const warnings: Messages['warnings'] = {
  'line-locked':
    'De klant heeft {item} vergrendeld. Om het in te dienen hebt u een eenmalige code van de beheerder van de klant nodig.',
  'submitted-too-often':
    'Uw bedrijf heeft {item} binnen {days} dagen {times} keer ingediend. U kunt het opnieuw indienen na {lastDay} (tijd in {zone}).',
  'held-by-another-partner':
    'Een andere partner heeft of claimt {item}. U mag indienen; de programma-eigenaar beslist dan wie de regel krijgt.',
  'location-not-enrolled':
    'Deze vestiging is niet ingeschreven in het programma: de koppeling geeft pas recht op vergoeding als dat wel zo is.',
  'not-told':
    'Deze vestiging heeft alle klantcontroles voor vandaag gebruikt. Daarom ziet u niet wat de klant heeft en wie het nog meer claimt.',
  'location-other-region': 'Deze vestiging ligt in een ander land dan de klant.',
  'contact-domain-differs':
    'Het adres van de contactpersoon hoort bij geen van de domeinen van de klant. Geef een reden. Het verzoek gaat ook naar een vertrouwde contactpersoon.',
  'subscription-in-grace': 'Dit abonnement zit in de respijtperiode en kan binnenkort aflopen.',
  'no-data-yet': 'Van {item} is nog geen gebruik bekend; er zijn nog geen gegevens te tonen.',
  'assignee-full': '{name} heeft nu {claims} claims in behandeling; {capacity} is het maximum.',
  'assignee-absent': 'Degene aan wie de claim is toegewezen, is afwezig.',
  'calendar-coverage-ends':
    'De lijst met feestdagen loopt niet tot deze datum: de datum kan nog naar een latere dag verschuiven.',
};

export const problemParts: Messages['problemParts'] = {
  locale: 'nl',
  thisItem: 'dit onderdeel',
  roleMissing: (roles) => `Hiervoor hebt u de rol ${roles} nodig.`,
  notForYou: 'Uw rol staat dit niet toe.',
  rolePermission: 'Een incentivegebruiker heeft daarnaast toestemming nodig om in te dienen.',
  roleLocation: (number) => `Dit geldt voor vestiging ${number}.`,
  roleGrantor: (role) => `De ${role} van uw organisatie kan die verlenen.`,
  otherPerson:
    'Iemand anders moet dit doen: niet degene die heeft afgewezen, en niemand die bij de partner hoort.',
  proposedIt: 'U hebt dit voorgesteld: iemand anders moet het bevestigen of teruggeven.',
  rejectedIt: 'U hebt dit afgewezen: over een bezwaar beslist iemand anders.',
  isOneself: 'Dit gaat over uzelf: iemand anders moet het doen.',
  ownPartner: 'U hoort zelf bij deze partner; daarom moet iemand anders deze claim beoordelen.',
  or: ' of ',
  notAnAddress: 'Dit is geen e-mailadres. Een adres ziet eruit als naam@bedrijf.nl.',
  several: (n) => (n === 1 ? 'Er is 1 probleem:' : `Er zijn ${n} problemen:`),
  requestId: (id) => `Verzoeknummer: ${id}`,
};
