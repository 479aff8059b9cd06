/** Every text of the portal in English. Other languages have the type of this one: what they lack does not compile. */
import { account } from './en/account.ts';
import { actForms, acts } from './en/acts.ts';
import { admin } from './en/administration.ts';
import { associations, company } from './en/associations.ts';
import { claim, claims, comments, files, home } from './en/claims.ts';
import { contacts } from './en/contacts.ts';
import { dates } from './en/dates.ts';
import { desk } from './en/desk.ts';
import { earnings } from './en/earnings.ts';
import { history } from './en/history.ts';
import { kept } from './en/kept.ts';
import { incentives } from './en/incentives.ts';
import { keys } from './en/keys.ts';
import { lists } from './en/lists.ts';
import { problemParts, problems, warnings } from './en/problems.ts';
import { people } from './en/people.ts';
import { proof } from './en/proof.ts';
import { oversight } from './en/oversight.ts';
import { invitation, partners } from './en/partners.ts';
import { review } from './en/review.ts';
import { runs } from './en/runs.ts';
import { app, nav, profile, sandbox, signIn } from './en/shell.ts';
import { tenant } from './en/tenant.ts';
import { terms } from './en/terms.ts';
import { wizard } from './en/wizard.ts';
import { counts, words } from './en/words.ts';

export const en = {
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

export type Messages = typeof en;
