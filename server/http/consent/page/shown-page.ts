/**
 * Which page somebody had before them when they decided. Each form carries the page's SHA-256, the language and the program that
 * wrote it, under a tag that only this program can make; what comes back stays with the entry in the history.
 *
 * The sum covers the page as it was sent, with nothing in the fields that hold the sum itself. It can be found again by rendering
 * the page with that program, or from a copy of it that somebody kept.
 */
import { formSeal } from '../../../actions/consent/consent-link.ts';
import { programVersion } from '../../../mail/program-version.ts';
import { sha256 } from '../../../mail/sent-words.ts';
import type { ShownPage } from '../../../../rules/rights/role.ts';

export function writeShown(
  secret: string,
  noticeId: string,
  language: string,
  render: (shown: string) => string,
): string {
  const said = `${sha256(render(''))}.${language}.${programVersion}`;
  return render(`${said}.${tagOf(secret, noticeId, said)}`);
}

/** null: not written by this program for this link, or by one from before there was such a field. */
export function readShown(secret: string, noticeId: string, sent: string): ShownPage | null {
  const found = /^(([0-9a-f]{64})\.([a-z]{2})\.([\w.+-]{1,40}))\.([\w-]{16})$/.exec(sent);
  if (!found) return null;
  const [, said = '', sum = '', language = '', version = '', tag] = found;
  return tag === tagOf(secret, noticeId, said)
    ? { version: `program ${version}`, language, sha256: sum }
    : null;
}

const tagOf = (secret: string, noticeId: string, said: string): string =>
  formSeal(secret, noticeId, `shown ${said}`);
