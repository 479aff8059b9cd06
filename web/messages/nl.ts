import type { Messages } from './en.ts';
import { actForms, acts } from './nl/acts.ts';
import { associations, company } from './nl/associations.ts';
import { claim, claims, comments, files, home } from './nl/claims.ts';
import { dates } from './nl/dates.ts';
import { desk } from './nl/desk.ts';
import { history } from './nl/history.ts';
import { information, problemParts, problems, rejection, warnings } from './nl/problems.ts';
import { proof } from './nl/proof.ts';
import { review } from './nl/review.ts';
import { app, nav, profile, sandbox, signIn } from './nl/shell.ts';
import { tenant } from './nl/tenant.ts';
import { wizard } from './nl/wizard.ts';
import { counts, words } from './nl/words.ts';

export const nl: Messages = {
  app,
  nav,
  signIn,
  profile,
  sandbox,
  dates,
  problems,
  problemParts,
  warnings,
  information,
  rejection,
  words,
  counts,
  acts,
  actForms,
  home,
  claims,
  claim,
  files,
  comments,
  history,
  wizard,
  proof,
  review,
  desk,
  associations,
  company,
  tenant,
};
