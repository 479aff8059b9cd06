/** Het bewijs van uitvoering: wat ervan gelezen is, de controlelijst van de beoordelaars en hun pagina. */
import type { Messages } from '../en.ts';

export const proof: Messages['proof'] = {
  reviewTitle: (name: string): string => `Beoordelen: ${name}`,
  openReview: 'Bewijs beoordelen',
};
