/** `npm start`: settings from the environment, the program, and how it ends. */
import { demoPassword, people } from '../demo/people.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { misspelt } from './misspelt.ts';
import { startProgram, type Program } from './serve.ts';
import { onSignals } from './signals.ts';

/** Runs until it is told to stop. Answers the exit code. */
export async function run(env: Record<string, string | undefined>): Promise<number> {
  const log = (line: string): void => console.log(line);
  const started = performance.now();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const asked = onSignals(process, {
    stop() {
      console.log('Stopping …');
      end(0);
    },
    stopAtOnce() {
      console.error('Stopped at once.');
      process.exit(130);
    },
    now: () => performance.now(),
  });
  let program: Program;
  try {
    const config = readConfig(env);
    for (const warning of misspelt(env)) log(warning);
    const starting = startProgram(config, {
      log,
      onLost: (error) => {
        console.error(`The database is lost: ${error.message}`);
        end(1);
      },
    });
    program = await starting;
    if (!asked.already) log(greeting(config, program, (performance.now() - started) / 1000));
  } catch (error) {
    console.error(explain(error, env.LOG_LEVEL === 'debug'));
    return 1;
  }
  const code = await ended;
  await program.stop();
  log('Stopped.');
  return code;
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
