import type { Rendered } from '../mail/render.ts';
import type { Language } from '../mail/dates.ts';
import type { Job } from '../store/engine/jobs.ts';
import type { Planning } from './plan-mail.ts';

/** A letter that is written when it leaves; its links are made then and stored nowhere. */
export interface SubjectLetter {
  template: string;
  to: { name: string; email: string };
  language: Language;
  mail: Rendered;
}

/** null: there is nothing to tell any more. */
export type WriteLetter = (services: Planning, job: Job) => Promise<SubjectLetter | null>;
