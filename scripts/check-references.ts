/**
 * What code and docs cite must exist: sections and rows of docs/domain (`domain 5.2:6`), invariants (`A-3`), and in the docs the files,
 * npm scripts and `cpor` commands they name.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

const CODE = '{rules,server,web,sdk,cli,demo,scripts,test}/**/*.{ts,tsx,mjs}';
const DOCS = '{*.md,docs/**/*.md,sdk/*.md}';
const TOP = /^(?:rules|server|web|sdk|cli|demo|docs|scripts|test)\//;
const INVARIANT = /(?<![\w-])(?:[ABCHKMNPRVWX]-[1-9])(?![\w-])/g;
const CITATION = /\bdomain (\d+(?:\.\d+)?)(?::(\d+a?))?/gi;

/** Every broken reference below `root`, one sentence each with its place. */
export function checkReferences(root: string): string[] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const domain = globSync('docs/domain/*.md', { cwd: root }).map(read).join('\n');
  const sections = new Set([...domain.matchAll(/^#{2,3} (\d+(?:\.\d+)?) /gm)].map(([, number]) => number));
  const rows = new Set(transitionRows(read('docs/domain/lifecycle.md')));
  const invariants = new Set(read('docs/invariants.md').match(INVARIANT));
  const commands = new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts));
  const problems: string[] = [];
  const eachLine = (pattern: string, visit: (line: string, at: string, file: string) => void): void => {
    for (const file of listed(root, pattern))
      for (const [index, line] of read(file).split('\n').entries()) visit(line, `${file}:${index + 1}`, file);
  };
  eachLine(CODE, (line, at) => {
    for (const [cited, section, row] of line.matchAll(CITATION)) {
      if (!sections.has(section)) problems.push(`${at}: docs/domain has no section for "${cited}".`);
      else if (row && !rows.has(row)) problems.push(`${at}: section 5.2 of docs/domain has no row ${row}.`);
    }
    for (const [id] of commentOf(line).matchAll(INVARIANT))
      if (!invariants.has(id)) problems.push(`${at}: docs/invariants.md does not list ${id}.`);
  });
  eachLine(DOCS, (line, at, file) => {
    for (const path of pathsIn(line, file))
      if (!present(root, path)) problems.push(`${at}: ${path} does not exist.`);
    for (const [, name] of line.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g))
      if (name && !commands.has(name)) problems.push(`${at}: package.json has no script ${name}.`);
  });
  return problems;
}

function transitionRows(text: string): string[] {
  const numbered = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, row]) => row ?? '');
  const variants = [...text.matchAll(/\((\d+a)\)/g)].map(([, row]) => row ?? '');
  return [...numbered, ...variants];
}

function listed(root: string, pattern: string): string[] {
  const skip = /(?:^|[\\/])(?:node_modules|dist|generated|data)$/;
  return globSync(pattern, { cwd: root, exclude: (path) => skip.test(String(path)) })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.startsWith('scripts/check-references'))
    .sort();
}

/** The part of a line that is a comment; identifiers such as catalogue ids may look like an invariant's. */
function commentOf(line: string): string {
  const start = /(?:^|\s)(?:\/\/|\/?\*)/.exec(line);
  return start ? line.slice(start.index) : '';
}

/** Paths of the repository: in code spans, and the targets of links. Samples of what one would add are marked with "escalate". */
function pathsIn(line: string, file: string): string[] {
  const spans = [...line.matchAll(/`([^`\s]+)`/g)]
    .map(([, span]) => span ?? '')
    .filter((span) => TOP.test(span));
  const links = [...line.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) =>
    normalize(join(dirname(file), target ?? ''))
      .split(sep)
      .join('/'),
  );
  return [...spans, ...links].filter((path) => !/escalate|NNNN|<|\.\.\.|…/.test(path));
}

function present(root: string, path: string): boolean {
  const plain = path.replace(/[:#].*$/, '').replace(/\/$/, '');
  if (/[*{]/.test(plain)) return globSync(plain, { cwd: root }).length > 0;
  return existsSync(join(root, plain)) || existsSync(join(root, `${plain}.ts`));
}

if (import.meta.main) {
  const problems = checkReferences(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
