import { account } from './nl/account.ts';
import type { Messages } from './en.ts';
import { actForms, acts } from './nl/acts.ts';
import { admin } from './nl/administration.ts';
import { associations, company } from './nl/associations.ts';
import { claim, claims, comments, files, home } from './nl/claims.ts';
import { contacts } from './nl/contacts.ts';
import { dates } from './nl/dates.ts';
import { desk } from './nl/desk.ts';
import { earnings } from './nl/earnings.ts';
import { history } from './nl/history.ts';
import { kept } from './nl/kept.ts';
import { incentives } from './nl/incentives.ts';
import { keys } from './nl/keys.ts';
import { lists } from './nl/lists.ts';
import { problemParts, problems, warnings } from './nl/problems.ts';
import { people } from './nl/people.ts';
import { proof } from './nl/proof.ts';
import { oversight } from './nl/oversight.ts';
import { invitation, partners } from './nl/partners.ts';
import { review } from './nl/review.ts';
import { runs } from './nl/runs.ts';
import { app, nav, profile, sandbox, signIn } from './nl/shell.ts';
import { tenant } from './nl/tenant.ts';
import { terms } from './nl/terms.ts';
import { wizard } from './nl/wizard.ts';
import { counts, words } from './nl/words.ts';

export const nl: Messages = {
  app,
  nav,
  signIn,
  profile,
  account,
  sandbox,
  dates,
  problems,
  problemParts,
  warnings,
  words,
  counts,
  acts,
  actForms,
  home,
  claims,
  lists,
  claim,
  files,
  comments,
  history,
  kept,
  keys,
  wizard,
  proof,
  review,
  oversight,
  partners,
  people,
  invitation,
  desk,
  associations,
  company,
  tenant,
  incentives,
  earnings,
  runs,
  terms,
  contacts,
  admin,
};
