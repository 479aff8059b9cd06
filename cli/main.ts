#!/usr/bin/env node
/** `cpor`: what an operator does beside the portal. Settings come from the environment, as for the program itself. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../server/config.ts';
import { run as serve } from '../server/main.ts';
import { bounceCommand } from './bounce.ts';
import {
  backupCommand,
  confirmClockCommand,
  migrateCommand,
  recountCommand,
  resealCommand,
  restoreCommand,
  seedCommand,
  verifyCommand,
} from './database.ts';
import { distributeCommand } from './distribute.ts';
import { importCommand } from './import.ts';
import { undoClockCommand, undoClockDetails } from './undo-clock.ts';
import { createPersonCommand, setPasswordCommand } from './people.ts';
import { configCommand, openApiCommand } from './print.ts';

export interface Call {
  args: string[];
  options: Record<string, string | boolean | undefined>;
  env: Record<string, string | undefined>;
  out(line: string): void;
  err(line: string): void;
}

/** Told instead of a stack: the command was not written as it should be. */
export class UsageError extends Error {}

interface Command {
  /** After `cpor`. */
  usage: string;
  summary: string;
  details?: string;
  options?: ParseArgsConfig['options'];
  /** Number of arguments it takes. */
  takes: number;
  /** Answers the exit code. */
  run(call: Call): Promise<number>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

export const commands: Record<string, Command> = {
  serve: {
    usage: 'serve',
    summary: 'run the program until it is stopped (the same as npm start)',
    takes: 0,
    run: ({ env }) => serve(env),
  },
  config: {
    usage: 'config',
    summary: 'list every setting with its value, where it comes from and what it means',
    takes: 0,
    run: configCommand,
  },
  migrate: { usage: 'migrate', summary: 'bring the tables up to date', takes: 0, run: migrateCommand },
  seed: {
    usage: 'seed',
    summary: 'add catalogue, policies and calendars that are missing',
    takes: 0,
    run: seedCommand,
  },
  import: {
    usage: 'import partners|customers|subscriptions|usage FILE.csv [--dry-run] [--quiet] [--report OUT.csv]',
    summary: 'bring in a list of your own, with a report line by line',
    takes: 2,
    run: importCommand,
    options: { 'dry-run': flag, quiet: flag, report: text },
    details: `FILE may be - for standard input. UTF-8, commas or semicolons, columns in any order, named in the first line:
  partners       partnerName, locationId, locationName, country, timeZone; if wanted mailDomains
  customers      tenantId, name, primaryDomain, country, timeZone, language, publicSector; if wanted otherDomains, adminName, adminEmail
  subscriptions  subscriptionId, tenantId, product, state, purchaseMotion, startsOn, paidSeats; if wanted endsOn
  usage          tenantId, workload (or a subscription ID), month, monthlyActiveUsers, paidAvailableUnits
A bad line is told with everything that is wrong with it and stops no good one; the same list again changes nothing. A subscription
that is 'ended' ends its association. --quiet tells the refused lines only; --report writes every line to a file.
Exit code 0 when nothing was refused, else 1.`,
  },
  'create-admin': {
    usage: 'create-admin --name NAME --email ADDRESS [--language en] [--password-stdin]',
    takes: 0,
    summary: 'make the first programme admin of the programme owner',
    run: (call) =>
      createPersonCommand({ ...call, options: { ...call.options, side: 'owner', role: 'programme-admin' } }),
    options: { name: text, email: text, language: text, 'password-stdin': flag },
    details: 'Without --password-stdin a password is made and shown once.',
  },
  'create-person': {
    usage:
      'create-person --side owner|partner|customer --role ROLE --name NAME --email ADDRESS [--company COMPANY] [--location NUMBER] [--programme ID] [--may-submit]',
    summary: 'make a person who can sign in, with one role',
    takes: 0,
    run: createPersonCommand,
    options: {
      side: text,
      role: text,
      name: text,
      email: text,
      company: text,
      location: text,
      programme: text,
      'may-submit': flag,
      language: text,
      'password-stdin': flag,
    },
    details: `--company is the partner's name, or the customer's tenant ID. Roles:
  owner     reviewer, senior-reviewer, programme-admin, finance, auditor
  partner   account-admin, incentives-admin, incentives-user, report-viewer
  customer  tenant-admin
Without --password-stdin a password is made and shown once.`,
  },
  'set-password': {
    usage: 'set-password --email ADDRESS [--password-stdin]',
    summary: 'give somebody who is locked out a new password; ends every session of that person',
    takes: 0,
    run: setPasswordCommand,
    options: { email: text, 'password-stdin': flag },
  },
  distribute: {
    usage: 'distribute',
    summary: 'lay the tables of the database over the nodes of a distributed PostgreSQL (Citus), once',
    takes: 0,
    run: distributeCommand,
    details: `The program must be stopped, and everything migrated; the extension and the nodes are there already (docs/operations.md, Several
nodes). What belongs to a customer goes to the node of that customer, small shared tables to all, the rest stays on the coordinator.
Take a backup before: there is no way back but restoring it into another database.`,
  },
  backup: {
    usage: 'backup FILE.tar.gz',
    summary: 'write every table and every proof file into one file',
    takes: 1,
    run: backupCommand,
    details: `May run while the program runs: it sees one instant. The file holds everything, password hashes and sessions too; keep it safe.
The secret (SECRET) is not in it: without the same secret, links in mails that were sent no longer open.`,
  },
  restore: {
    usage: 'restore FILE.tar.gz',
    summary: 'put a backup back, into an empty database only',
    takes: 1,
    run: restoreCommand,
    details:
      'Checks the whole file first, then writes, then compares every table and verifies all histories. The program must not be running.',
  },
  verify: {
    usage: 'verify [--json]',
    summary: 'check what is stored against itself, and say what was checked and what was not',
    takes: 0,
    options: { json: flag },
    details: `Histories, states, windows, clocks, notices, comments, proof files, events, reads of usage. May run while the program runs.
Exit code 0 when nothing differs, else 1. With --json the report is one JSON object.`,
    run: verifyCommand,
  },
  recount: {
    usage: 'recount',
    summary: 'count the figures of oversight again, from all histories',
    takes: 0,
    run: recountCommand,
    details:
      'Needed after OWNER_TIME_ZONE was changed, since days are those of that zone. May run while the program runs.',
  },
  reseal: {
    usage: 'reseal',
    summary: 'seal bank and tax data again under the first key of SEAL_KEYS',
    takes: 0,
    run: resealCommand,
    details:
      'Needed after a new first key was put into SEAL_KEYS; afterwards the older ones may be removed there. May run while the program runs.',
  },
  bounce: {
    usage: 'bounce FILE',
    summary: 'take in a mail that came back, as the mail system returned it',
    takes: 1,
    run: bounceCommand,
    details: `FILE may be - for standard input, so that a mail system can pipe what comes back to the sender's address: MAIL_FROM, for example
with an alias such as  cpor-bounces: "|npm --prefix /opt/cpor run --silent cpor -- bounce -"`,
  },
  clock: {
    usage: 'clock confirm | clock undo [--yes] [--reason TEXT]',
    summary:
      "confirm: say that this machine's clock is right, deadlines run again; undo: take back what it did while it was ahead",
    takes: 1,
    options: { yes: flag, reason: text },
    details: undoClockDetails,
    run: (call) => (call.args[0] === 'undo' ? undoClockCommand(call) : confirmClockCommand(call)),
  },
  openapi: {
    usage: 'openapi',
    summary: 'print the contract of the API (OpenAPI 3.1)',
    takes: 0,
    run: openApiCommand,
  },
};

export async function main(argv: string[], outside: Pick<Call, 'env' | 'out' | 'err'>): Promise<number> {
  const [name = 'help', ...rest] = argv;
  try {
    if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], outside);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`There is no command "${name}".`);
    if (rest.includes('--help') || rest.includes('-h')) return help(name, outside);
    const { values, positionals } = parse(command, rest);
    if (positionals.length !== command.takes) throw new UsageError(`Usage: cpor ${command.usage}`);
    return await command.run({ ...outside, args: positionals, options: values });
  } catch (error) {
    const { message } = error as Error;
    outside.err(message);
    if (error instanceof UsageError) outside.err(`"cpor help" lists the commands.`);
    else if (outside.env.LOG_LEVEL === 'debug' && !(error instanceof ConfigError))
      outside.err((error as Error).stack ?? '');
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(command: Command, args: string[]): { values: Call['options']; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: command.options ?? {},
      allowPositionals: true,
    });
    return { values: values as Call['options'], positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: cpor ${command.usage}`, { cause: error });
  }
}

function help(name: string | undefined, { out }: Pick<Call, 'out'>): number {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name !== undefined && !command) throw new UsageError(`There is no command "${name}".`);
  if (command) {
    out(`cpor ${command.usage}\n\n${command.summary}.${command.details ? `\n\n${command.details}` : ''}`);
    return 0;
  }
  const width = Math.max(...Object.keys(commands).map((one) => one.length));
  out('cpor – OpenCPOR on the command line\n');
  for (const [one, { summary }] of Object.entries(commands)) out(`  ${one.padEnd(width)}  ${summary}`);
  out(
    '\nSettings come from the environment; "cpor config" lists them. "cpor help COMMAND" tells more about one.',
  );
  return 0;
}

if (import.meta.main) {
  const code = await main(process.argv.slice(2), {
    env: process.env,
    out: (line) => console.log(line),
    err: (line) => console.error(line),
  });
  process.exit(code);
}
