/**
 * Statements that are sent together: one message for all of them, one point at which the server answers, and none is run behind one
 * that was refused. Between two such points nobody has to be woken, which is most of what a small statement costs.
 */
import pg from 'pg';
import { parameter, type Parameter } from './parameters.ts';

export interface Answer {
  /** INSERT, COMMIT and so on. */
  command: string;
  rows: object[];
  /** How many rows were read or written. */
  count: number;
}

export interface Statement {
  text: string;
  values: Parameter[];
  /** Under which it is prepared on the connection; undefined: for this once. */
  name: string | undefined;
  answered: PromiseWithResolvers<Answer>;
}

interface Field {
  name: string;
  dataTypeID: number;
}
interface Column {
  name: string;
  read(text: string): unknown;
}

/** What a batch needs of a connection of `pg`. */
interface Connection {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: Parameter[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message?: undefined): void;
  sync(): void;
}

/** By connection and name: what a prepared statement answers cannot change, so it is asked for once. */
const described = new WeakMap<object, Map<string, Column[]>>();

const columnsOf = (fields: Field[]): Column[] =>
  fields.map(({ name, dataTypeID }) => ({
    name,
    read: pg.types.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
  }));

export function statement(text: string, values: unknown[], name: string | undefined): Statement {
  return { text, name, values: values.map(parameter), answered: Promise.withResolvers() };
}

/** To `pg` it is one query whose answers come one after the other. */
export class Batch extends pg.Query {
  /** Of the statement that is being answered: `pg` notes by them what the connection has prepared. */
  text = '';
  name: string | undefined;
  callback = (): void => undefined;
  #statements: Statement[];
  #at = 0;
  #answer: Answer = { command: '', rows: [], count: 0 };
  #columns: Column[] = [];
  #unreadable: unknown = null;
  #asked: Map<string, Column[]> = new Map();
  /** Prepared by this batch, if the server gets that far. */
  #preparing = new Set<number>();

  constructor(statements: Statement[]) {
    super({ text: '' });
    this.#statements = statements;
  }

  override submit = (to: object): null => {
    const connection = to as Connection;
    let known = described.get(connection);
    if (!known) described.set(connection, (known = new Map()));
    this.#asked = known;
    this.#begin();
    connection.stream.cork();
    for (const [index, { text, name = '', values }] of this.#statements.entries()) {
      if (
        name === '' ||
        (connection.parsedStatements[name] === undefined &&
          connection.submittedNamedStatements[name] === undefined)
      ) {
        connection.parse({ name, text });
        if (name !== '') {
          connection.submittedNamedStatements[name] = text;
          this.#preparing.add(index);
        }
      }
      connection.bind({ statement: name, values });
      if (!known.has(name)) connection.describe({ type: 'P' });
      connection.execute();
    }
    connection.sync();
    connection.stream.uncork();
    return null;
  };

  #begin(): void {
    const { text, name } = this.#statements[this.#at] ?? { text: '', name: undefined };
    this.text = text;
    this.name = name;
    this.#answer = { command: '', rows: [], count: 0 };
    this.#columns = this.#asked.get(name ?? '') ?? [];
    this.#unreadable = null;
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.#columns = columnsOf(fields);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    try {
      this.#columns.forEach(({ name, read }, index) => {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : read(text);
      });
    } catch (error) {
      this.#unreadable ??= error;
    }
    this.#answer.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const words = text.split(' ');
    this.#answer.command = words[0] ?? '';
    this.#answer.count = Number(words.at(-1)) || 0;
    this.#end();
  }

  handleEmptyQuery(): void {
    this.#end();
  }

  #end(): void {
    const done = this.#statements[this.#at];
    if (done?.name !== undefined) this.#asked.set(done.name, this.#columns);
    if (this.#unreadable) done?.answered.reject(this.#unreadable);
    else done?.answered.resolve(this.#answer);
    this.#at += 1;
    this.#begin();
  }

  /** The server runs nothing that stands behind the one it refused. */
  handleError(error: Error, to: object): void {
    const connection = to as Connection;
    for (const [index, { name, answered }] of this.#statements.entries()) {
      if (index < this.#at) continue;
      if (index > this.#at && name !== undefined && this.#preparing.has(index))
        delete connection.submittedNamedStatements[name];
      answered.reject(error);
    }
  }

  handleReadyForQuery(): void {
    if (this.#at < this.#statements.length)
      for (const { answered } of this.#statements.slice(this.#at))
        answered.reject(new Error('the database answered fewer statements than it was sent'));
  }
}
