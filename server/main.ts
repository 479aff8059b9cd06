/** `npm start`: settings from the environment, the program, and how it ends. */
import { demoPassword, people } from '../demo/people.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { misspelt } from './misspelt.ts';
import { makeLogger, sentences, type Log, type LogLevel } from './ports/log.ts';
import { startProgram, type Program } from './serve.ts';
import { onSignals } from './signals.ts';

/** Runs until it is told to stop. Answers the exit code. */
export async function run(env: Record<string, string | undefined>): Promise<number> {
  const started = performance.now();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  let form: 'json' | 'text' = 'text';
  let logger = makeLogger({ level: 'info', form, out: print });
  const say = (line: string, level?: LogLevel): void => sentences(logger)(line, level);
  takeConsole(say);
  const asked = onSignals(process, {
    stop() {
      say('Stopping …');
      end(0);
    },
    stopAtOnce() {
      say('Stopped at once.', 'warn');
      process.exit(130);
    },
    now: () => performance.now(),
  });
  let program: Program;
  try {
    const config = readConfig(env);
    form = formOf(config);
    logger = makeLogger({ level: config.logLevel, form, out: print });
    for (const warning of misspelt(env)) say(warning, 'warn');
    const starting = startProgram(config, {
      logger,
      onLost: (error) => {
        say(`The database is lost: ${error.message}`, 'error');
        end(1);
      },
    });
    program = await starting;
    if (!asked.already) say(greeting(config, program, (performance.now() - started) / 1000));
    if (config.identityMissing.length > 0)
      say(
        `Mails and pages for customers do not say who is asking, nor what becomes of their data. Set ${config.identityMissing.join(', ')}.`,
        'warn',
      );
  } catch (error) {
    const why = explain(error, env.LOG_LEVEL === 'debug');
    // A person who starts it by hand reads this, also before it is known how the log is to look.
    if (form === 'text') process.stderr.write(`${why}\n`);
    else say(why, 'error');
    return 1;
  }
  const code = await ended;
  await program.stop();
  say('Stopped.');
  return code;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** What packages print by themselves becomes lines of the log: a browser that went away is no more than a detail. */
function takeConsole(say: Log): void {
  const at =
    (level: LogLevel) =>
    (...words: unknown[]): void =>
      say(
        words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '),
        level,
      );
  Object.assign(console, {
    log: at('debug'),
    info: at('debug'),
    debug: at('debug'),
    warn: at('warn'),
    error: at('error'),
  });
}

/** A person who watches reads sentences; whatever collects the output reads JSON. */
function formOf({ logFormat }: Config): 'json' | 'text' {
  if (logFormat !== 'auto') return logFormat;
  return process.stdout.isTTY ? 'text' : 'json';
}

/** One clear line; the whole story only for those who asked for it. */
function explain(error: unknown, whole: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (whole && !(error instanceof ConfigError)) return error.stack ?? error.message;
  return error.message || error.name;
}

function greeting(config: Config, { url }: Program, seconds: number): string {
  const lines = [`OpenCPOR is ready after ${seconds.toFixed(1)} s${url ? `: ${url}` : ' (jobs only)'}`];
  if (config.mode === 'demo' && url) {
    const shown = ['Mila de Vries', 'Hanneke Smit', 'Ingrid Solberg', 'Pieter de Jong'].flatMap(
      (name) => people.find((person) => person.name === name) ?? [],
    );
    lines.push(
      '',
      `Sign in with one click on the sign-in page, or with the password ${demoPassword}:`,
      ...shown.map(
        (person) =>
          `  ${person.email.padEnd(44)} ${person.name}, ${person.role.replaceAll('-', ' ')}${person.side === 'partner' ? ` of ${person.company}` : ''}`,
      ),
      '',
      `Every mail of the demo: ${url}/mailbox`,
    );
  }
  if (!config.clamav) lines.push('No virus scanner is set (CLAMAV); files are marked as not scanned.');
  lines.push('Stop with Ctrl-C.');
  return lines.join('\n');
}

if (import.meta.main) process.exit(await run(process.env));
