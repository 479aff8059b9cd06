/**
 * What the program writes about itself and about who does what: one line per event, JSON for machines or plain text for a
 * terminal. No body, header, query or address of a request is ever given to it, and what looks like a secret is blotted out.
 */

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogValue = string | number | boolean | null | undefined | readonly string[];
export type LogFields = Readonly<Record<string, LogValue>>;

export interface Logger {
  write(level: LogLevel, event: string, fields?: LogFields): void;
}

/** A sentence about the program itself. */
export type Log = (line: string, level?: LogLevel) => void;

export interface LoggerOptions {
  level: LogLevel;
  form: 'json' | 'text';
  out(line: string): void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export const silentLogger: Logger = { write: () => undefined };

export function makeLogger({ level, form, out, now = () => Date.now() }: LoggerOptions): Logger {
  const least = logLevels.indexOf(level);
  return {
    write(of, event, fields = {}) {
      if (logLevels.indexOf(of) > least) return;
      const given = Object.entries(fields).flatMap(([name, value]): [string, LogValue][] =>
        value === undefined || value === null ? [] : [[name, clean(value)]],
      );
      const time = new Date(now()).toISOString();
      out(
        form === 'json'
          ? JSON.stringify({ time, level: of, event, ...Object.fromEntries(given) })
          : asText(time, of, event, given),
      );
    },
  };
}

/** Sentences as events named `program`. */
export function sentences(logger: Logger): Log {
  return (line, level = 'info') => logger.write(level, 'program', { message: line });
}

/** In the demo, before there are settings, and for the command line: sentences as they are. */
function asText(time: string, level: LogLevel, event: string, fields: [string, LogValue][]): string {
  const [first, ...rest] = fields;
  const message = event === 'program' && first?.[0] === 'message' ? String(first[1]) : null;
  if (message !== null && rest.length === 0) return level === 'info' ? message : `${level}: ${message}`;
  const values = fields.map(([name, value]) => `${name}=${spoken(value)}`);
  return [time.slice(11, 19), ...(level === 'info' ? [] : [level]), event, ...values].join(' ');
}

function spoken(value: LogValue): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return /^[\w.:/@+,-]+$/.test(text) ? text : JSON.stringify(text);
}

function clean(value: LogValue): LogValue {
  if (typeof value === 'string') return withoutSecrets(value);
  return Array.isArray(value) ? value.map((word: string) => withoutSecrets(word)) : value;
}

/** API keys, passwords in connection addresses, and the tokens of customers' and invitation links. */
const secrets: [RegExp, string][] = [
  [/\bcpor_(live|test)_[A-Za-z0-9_-]+/g, 'cpor_$1_…'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, '$1:…@'],
  [/\b(consents?|invitations?)\/[A-Za-z0-9_.-]{16,}/g, '$1/…'],
  [/\b(bearer)\s+[A-Za-z0-9._~+/-]{16,}=*/gi, '$1 …'],
];

function withoutSecrets(text: string): string {
  return secrets.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);
}
