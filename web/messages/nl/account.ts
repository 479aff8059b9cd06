import type { account as english } from '../en/account.ts';

export const account: typeof english = {
  password: 'Wachtwoord',
  passwordLead:
    'Twaalf tekens of meer; meerdere woorden die niets met elkaar te maken hebben. Alle andere sessies eindigen.',
  current: 'Huidig wachtwoord',
  next: 'Nieuw wachtwoord',
  alsoKeys: 'Trek ook de API-sleutels in die ik heb gemaakt',
  change: 'Wachtwoord wijzigen',
  changed: 'Het wachtwoord is gewijzigd.',
  noPassword: 'U meldt zich aan via uw bedrijf; wachtwoord en tweede factor worden daar beheerd.',
  factor: 'Tweede factor',
  factorLead: 'Een authenticator-app op uw telefoon toont een code die na het wachtwoord wordt gevraagd.',
  factorOn: 'De tweede factor is actief.',
  factorOff: 'Er is geen tweede factor ingesteld.',
  mustAdd: 'Voeg een tweede factor toe om verder te gaan',
  mustAddLead:
    'De programma-eigenaar stelt dit verplicht. U hebt een authenticator-app op uw telefoon nodig.',
  start: 'Tweede factor instellen',
  secret: 'Sleutel voor uw app',
  secretHint: 'Open de link op de telefoon zelf, of kies in de app voor "sleutel invoeren" en typ deze over.',
  openApp: 'Openen in de authenticator-app',
  backup: 'Reservecodes',
  backupHint:
    'Elke code werkt één keer, als u de telefoon niet bij de hand hebt. Bewaar ze goed; ze worden alleen nu getoond.',
  code: 'Code uit de app',
  confirm: 'Tweede factor activeren',
  end: 'Tweede factor uitschakelen',
  renew: 'Nieuwe back-upcodes',
  renewLead: 'De codes die u eerder kreeg, werken daarna niet meer.',
  language: 'Taal van e-mails',
  languageLead:
    'De taal waarin e-mails aan u worden geschreven. De taal van deze pagina’s kiest u bij de instellingen bovenaan.',
  languageSave: 'Opslaan',
  languageChanged: 'Opgeslagen. Het geldt vanaf de volgende e-mail.',
  sessions: 'Waar u bent aangemeld',
  here: 'Deze browser',
  browser: 'Browser',
  lastUsed: 'Laatst gebruikt',
  until: 'Eindigt',
  signOutThere: 'Daar afmelden',
  signOutOthers: 'Op alle andere plaatsen afmelden',
};
