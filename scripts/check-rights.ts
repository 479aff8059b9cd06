/**
 * The portal decides no right by itself: what may be opened says /v1/me, what may be done says the thing itself. So no role's name
 * stands in it but in its words, and none is compared.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { deskRoles, partnerRoles, tenantRoles } from '../rules/rights/role.ts';

const roles: readonly string[] = [...partnerRoles, ...deskRoles, ...tenantRoles];
/** What a role is called, and what is offered when one is given: both are words for people. */
const wordPlaces = [/^web\/messages\//, /\.test\.tsx?$/, /^web\/forms\/parties\/role-forms\.tsx$/];
const comparison = /\brole\b\s*(?:===|!==)(?! null)|\broles\.(?:some|every|find|includes)\(/;

/** Everything that is wrong, one sentence each. */
export function checkRights(root: string): string[] {
  return globSync('web/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !wordPlaces.some((place) => place.test(path)))
    .sort()
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => problemOf(line).map((problem) => `${path}:${index + 1} ${problem}`)),
    );
}

function problemOf(line: string): string[] {
  const named = roles.find((role) => line.includes(`'${role}'`) || line.includes(`"${role}"`));
  if (named)
    return [`names the role ${named}: ask mayOpen of /v1/me, or the thing's allowedActions, instead.`];
  return comparison.test(line) ? ['compares roles: ask mayOpen of /v1/me, or allowedActions, instead.'] : [];
}

if (import.meta.main) {
  const problems = checkRights(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
