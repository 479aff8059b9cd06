// Holds the arrows of ARCHITECTURE.md: main → http, jobs → actions → store → rules; web, cli → sdk; rules import nothing;
// inside a room the arrows between its nouns, in the portal pages → forms → ui → model.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { NOUNS, PROCESSES } from './nouns.ts';
import { importsOf, withoutText } from './source-text.ts';

interface Room {
  /** Rooms whose files this room may import. */
  may: string[];
  /** What this room is for, said when something is in the wrong one. */
  holds: string;
}

const SERVER_ROOMS = [
  'server/http',
  'server/jobs',
  'server/actions',
  'server/store',
  'server/ports',
  'server/mail',
  'server/auth',
];

/** Parts of main.ts, which belong to its room: the program as a whole, what it stands on, the port. */
const WIRING = [
  'server/serve.ts',
  'server/open.ts',
  'server/listen.ts',
  'server/signals.ts',
  'server/misspelt.ts',
];

const ROOMS: Record<string, Room> = {
  rules: { may: [], holds: 'decisions from facts and the time' },
  'server/store': { may: ['rules'], holds: 'all SQL' },
  'server/ports': { may: ['rules'], holds: 'the outside world: clock, mail, files, random' },
  'server/mail': { may: ['rules'], holds: 'texts of messages' },
  'server/actions': { may: ['server/store', 'server/ports', 'rules'], holds: 'one act per file, reads too' },
  'server/auth': {
    may: ['server/store', 'server/ports', 'server/mail', 'rules'],
    holds: 'sign-in and sessions',
  },
  'server/jobs': {
    may: ['server/actions', 'server/store', 'server/ports', 'server/mail', 'rules'],
    holds: 'what is due',
  },
  'server/http': {
    may: ['server/actions', 'server/store', 'server/ports', 'server/mail', 'server/auth', 'rules'],
    holds: 'parse, call, present',
  },
  'server/config.ts': { may: ['rules'], holds: 'settings' },
  'server/main.ts': { may: [...SERVER_ROOMS, 'server/config.ts', 'demo', 'rules'], holds: 'the wiring' },
  demo: {
    may: ['server/jobs', 'server/actions', 'server/store', 'server/ports', 'server/auth', 'rules'],
    holds: 'the demo world and how it is loaded',
  },
  sdk: { may: [], holds: 'the published client' },
  web: { may: ['sdk'], holds: 'the portal, a client like any other' },
  cli: {
    may: ['sdk', ...SERVER_ROOMS, 'server/config.ts', 'server/main.ts', 'demo'],
    holds: 'the command line',
  },
};

/** A rule says in which role somebody acted and keeps to its tables; whether they may is asked before it, by decideAct alone. */
const ASKS_FOR_RIGHTS = /^rules\/(?:[a-z]+\/)?rights\/may-act\.ts$/;

/** The registry of resources and what serves it stand above the nouns of http. */
const ABOVE_NOUNS = ['server/http/app.ts', 'server/http/resources.ts'];

/** The portal's floors: each may import what is to its left. */
const PORTAL_FLOORS = ['web/messages', 'web/model', 'web/ui', 'web/forms', 'web/pages'];

/** Source files in one folder, tests and examples apart, before a noun of its own is due. */
const FOLDER_LIMIT = 45;

/** Packages that belong to certain rooms only. */
const PACKAGES: Record<string, string[]> = {
  pg: ['server/store', 'server/auth'],
  kysely: ['server/store', 'server/auth'],
  nodemailer: ['server/ports'],
  busboy: ['server/http'],
  hono: ['server/http', 'server/auth', 'server/main.ts'],
  'better-auth': ['server/auth'],
  ibantools: ['server/ports'],
  react: ['web'],
};

const PURE = ['rules', 'sdk'];
const BROWSER = ['web', 'sdk'];

/** What would make a rule depend on when or where it runs. All of it compiles without any ambient types. */
const IMPURE: [RegExp, string][] = [
  [/(?<![.\w$])(?:new\s+Date\b|Date\s*[.(])/, 'Date'],
  [/(?<![.\w$])Math\s*\.\s*random\b/, 'Math.random'],
  [/(?<![.\w$])Temporal\s*\.\s*Now\b/, 'Temporal.Now'],
  [/(?<![.\w$])crypto\b(?!\s*:)/, 'crypto'],
  [/(?<![.\w$])process\s*\./, 'process'],
  [/(?<![.\w$])globalThis\b/, 'globalThis'],
];

const FORBIDDEN_NAMES = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.tsx?$)/;

/** Every break of an arrow below `root`, each as one line with its place. */
export function checkArrows(root: string): string[] {
  const files = globSync('{rules,server,web,sdk,cli,demo}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /(?:^|[\\/])(?:node_modules|dist|generated)$/.test(String(path)),
  })
    .map((path) => path.split(sep).join('/'))
    .sort();
  return [
    ...files.flatMap((file) => checkFile(file, readFileSync(join(root, file), 'utf8'))),
    ...checkFolders(files),
  ];
}

function checkFolders(files: string[]): string[] {
  const sources = files.filter((file) => !/\.(?:test|example)\.tsx?$/.test(file));
  return [...Map.groupBy(sources, (file) => posix.dirname(file))]
    .filter(([, held]) => held.length > FOLDER_LIMIT)
    .map(
      ([folder, held]) => `${folder}: ${held.length} source files; split it, at most ${FOLDER_LIMIT} fit.`,
    );
}

function checkFile(file: string, source: string): string[] {
  // Tests stand beside their file and may look everywhere; the portal's build runs on a developer's machine and not in the portal.
  if (/\.(?:test|example)\.tsx?$/.test(file) || file.endsWith('.d.ts') || file === 'web/vite.config.ts')
    return [];
  const name = roomOf(file);
  const room = name && ROOMS[name];
  if (!room)
    return [`${file}: ${posix.dirname(file)} is no room; the rooms are ${Object.keys(ROOMS).join(', ')}.`];
  const problems = importsOf(source).map(({ target, line }) => checkImport(file, name, room, target, line));
  return [
    ...checkName(file, name),
    ...checkNoun(file),
    ...problems.filter((problem) => problem !== undefined),
    ...(name === 'rules' ? checkPurity(file, source) : []),
  ];
}

function checkName(file: string, room: string): string[] {
  if (FORBIDDEN_NAMES.test(file))
    return [`${file}: name the file after what it holds; there is no such kind of file here.`];
  if (/(?:^|\/)index\.tsx?$/.test(file) && room !== 'sdk')
    return [`${file}: no barrels; import the file that has what is needed.`];
  return [];
}

function checkImport(
  file: string,
  name: string,
  room: Room,
  target: string,
  line: number,
): string | undefined {
  const at = `${file}:${line}`;
  if (target.startsWith('node:')) {
    return PURE.includes(name) || BROWSER.includes(name)
      ? `${at}: ${name} (${room.holds}) may not import ${target}.`
      : undefined;
  }
  if (!target.startsWith('.') && !target.startsWith('#')) return checkPackage(at, name, target);
  const path = target.startsWith('#')
    ? target.slice(1)
    : posix.join(dirname(file).split(sep).join('/'), target);
  const other = roomOf(path);
  if (other === name) return checkNouns(file, path, at);
  if (other && room.may.includes(other)) return undefined;
  if (!other && /\.(?:json|css|svg|png)$/.test(path)) return undefined;
  return `${at}: ${name} (${room.holds}) may not import ${path}${other ? ` from ${other} (${ROOMS[other]?.holds})` : ''}; ${advice(name, room, other)}`;
}

/** Inside one room: the nouns, and in the portal the floors. */
function checkNouns(file: string, path: string, at: string): string | undefined {
  const floor = PORTAL_FLOORS.findIndex((name) => file.startsWith(`${name}/`));
  const above = PORTAL_FLOORS.slice(floor + 1).find((name) => path.startsWith(`${name}/`));
  if (floor >= 0 && above)
    return `${at}: ${PORTAL_FLOORS[floor]} may not import ${path}; pages import forms, forms import ui, ui imports model.`;
  const room = Object.keys(NOUNS).find((name) => file.startsWith(`${name}/`) && path.startsWith(`${name}/`));
  const nouns = room === undefined ? undefined : NOUNS[room];
  const [from, to] = [nounOf(file, room), nounOf(path, room)];
  if (
    room === 'rules' &&
    PROCESSES.includes(from ?? '') &&
    ASKS_FOR_RIGHTS.test(path) &&
    !/\/rights\//.test(file)
  )
    return `${at}: a rule may not import ${path}; rights are asked before it, by decideAct.`;
  if (!room || !nouns || from === undefined || to === undefined || from === to) return undefined;
  if (room === 'rules' && PROCESSES.includes(from) && PROCESSES.includes(to))
    return `${at}: a process may not import another process (${path}); hand facts over as plain values.`;
  if (nouns[from]?.includes(to)) return undefined;
  return `${at}: ${room}/${from} may not import ${path}; it may import ${nouns[from]?.join(', ') || 'no other noun'}. Move what both need to a noun below them.`;
}

/** The folder right below the room, or nothing for a file that stands in the room itself. */
function nounOf(path: string, room: string | undefined): string | undefined {
  const rest = room === undefined ? [] : path.slice(room.length + 1).split('/');
  return rest.length > 1 ? rest[0] : undefined;
}

/** Every file of a room with nouns is in one of them; the exceptions bind the nouns together. */
function checkNoun(file: string): string[] {
  const room = Object.keys(NOUNS).find((name) => file.startsWith(`${name}/`));
  if (!room || ABOVE_NOUNS.includes(file)) return [];
  const noun = nounOf(file, room);
  const nouns = Object.keys(NOUNS[room] ?? {});
  return noun && nouns.includes(noun) ? [] : [`${file}: ${room} is sorted by noun: ${nouns.join(', ')}.`];
}

function advice(name: string, room: Room, other: string | undefined): string {
  const above = other
    ? Object.keys(ROOMS).filter((key) => ROOMS[key]?.may.includes(name) && ROOMS[key]?.may.includes(other))
    : [];
  if (other === 'server/config.ts') return 'take the value you need as an argument; main passes it.';
  if (above.length > 0)
    return `move what needs both to ${above.join(' or ')}, or hand it over as an argument.`;
  return room.may.length > 0 ? `it may import ${room.may.join(', ')}.` : 'it imports nothing outside itself.';
}

function checkPackage(at: string, name: string, target: string): string | undefined {
  if (PURE.includes(name)) return `${at}: ${name} has no dependencies; ${target} may not be imported there.`;
  const key = Object.keys(PACKAGES).find((one) => target === one || target.startsWith(`${one}/`));
  const rooms = key && PACKAGES[key];
  return rooms && !rooms.includes(name)
    ? `${at}: ${target} belongs to ${rooms.join(' and ')} only, not to ${name}.`
    : undefined;
}

function checkPurity(file: string, source: string): string[] {
  return withoutText(source)
    .split('\n')
    .flatMap((text, index) =>
      IMPURE.filter(([pattern]) => pattern.test(text)).map(
        ([, what]) =>
          `${file}:${index + 1}: a rule takes facts and the time as arguments; ${what} belongs to server/ports.`,
      ),
    );
}

function roomOf(path: string): string | undefined {
  if (WIRING.includes(path)) return 'server/main.ts';
  return Object.keys(ROOMS)
    .filter((name) => path === name || path.startsWith(`${name}/`) || path.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0];
}

if (import.meta.main) {
  const problems = checkArrows(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
