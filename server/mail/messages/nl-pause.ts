/** Nederlandse brieven over een termijn die onderbroken is omdat het verzoek bij geen vertrouwde contactpersoon meer ligt, en over het nieuwe begin ervan. */
import { blocks, lineList, text, until, type Letters } from '../letter.ts';
import { about, hello, open, subject } from './nl-claim.ts';

const why = {
  'not-me':
    'Het verzoek ligt bij geen enkele vertrouwde contactpersoon van de klant meer: wie het had gekregen, gaf aan dat iemand anders hierover gaat. De termijn van de klant is daarom onderbroken voor:',
  'contact-removed':
    'De vertrouwde contactpersoon mag niet langer namens de klant spreken, en het verzoek ligt bij geen andere vertrouwde contactpersoon. De termijn van de klant is daarom onderbroken voor:',
};

export const pauseNl: Pick<Letters, 'window-paused' | 'window-asked-again'> = {
  'window-paused': (p, f) => ({
    subject: subject(f, 'De termijn van de klant is onderbroken'),
    blocks: blocks(
      hello(f),
      text(why[p.why]),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner'
        ? text(
            'De beoordelaars zoeken iemand die namens de klant kan spreken. Zodra die is gevonden, krijgt de klant een nieuw bericht en een volledige nieuwe termijn. U hoort dan weer van ons.',
            `Is er uiterlijk ${until(f, p.lookUntil)} niemand gevonden, dan blijven deze regels onbevestigd totdat een beoordelaar beslist hoe het verdergaat. U hoeft niets te doen.`,
          )
        : text(
            'Ga bij de klant na wie namens de klant kan spreken en voeg die persoon toe als vertrouwde contactpersoon. Die krijgt dan het verzoek, met een volledige termijn.',
            `Is er uiterlijk ${until(f, p.lookUntil)} niemand gevonden, dan worden de regels onbevestigd.`,
          ),
      open(f),
    ),
  }),
  'window-asked-again': (p, f) => ({
    subject: subject(f, 'De klant krijgt het verzoek opnieuw'),
    blocks: blocks(
      hello(f),
      text(
        'De termijn van de klant was onderbroken. Iemand die namens de klant kan spreken, krijgt het verzoek nu. Het gaat om:',
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner'
        ? text(
            'Zodra het bericht is bezorgd, begint een volledige nieuwe termijn. U krijgt dan een e-mail met de laatste dag. U hoeft niets te doen.',
          )
        : text(
            'Zodra het bericht is bezorgd, begint een volledige nieuwe termijn. De laatste dag staat dan bij de claim.',
          ),
      open(f),
    ),
  }),
};
