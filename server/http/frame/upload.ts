/**
 * Reads one file and its note from a multipart body while it flows by. The file's stream ends only when the whole body was
 * read and found right, so that nothing is kept of a body that turns out wrong behind the file.
 */
import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import busboy from 'busboy';
import type { SentFile } from '../../actions/run/inputs.ts';
import { check } from './check.ts';
import { digestCheck } from './content-digest.ts';
import { prose, text } from './fields.ts';
import { HttpProblem } from './problem.ts';
import type { FieldProblem } from './problem.ts';

export interface Upload {
  fileName: string;
  declaredType: string | null;
  content: Readable;
  /** Known once the whole body was read: the note may stand behind the file. Fails where the body turns out wrong. */
  sent: Promise<SentFile>;
}

const noteSchema = prose(1000);
const nameSchema = text(255);

export function readUpload(
  body: Readable,
  headers: Record<string, string>,
  /** Of the call without its body; null where no key was sent. */
  callHash: string | null,
): Promise<Upload> {
  const parser = parserOf(headers);
  const problems: FieldProblem[] = [];
  const content = new PassThrough();
  const seal = createHash('sha256');
  const digest = digestCheck(headers['content-digest']);
  const sent = Promise.withResolvers<SentFile>();
  // Whoever gave up on the file does not wait for what comes behind it.
  sent.promise.catch(() => undefined);
  let note = '';
  let name: string | null = null;

  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      content.destroy(error);
      body.unpipe(parser);
      body.resume();
      sent.reject(error);
      reject(error);
    };
    const broken = (): void =>
      fail(
        new HttpProblem('request-invalid', {
          errors: [
            { code: 'value-invalid', pointer: '', message: 'The multipart body is broken or cut off.' },
          ],
        }),
      );
    parser.on('file', (field, stream, info) => {
      if (field !== 'file' || name !== null) {
        problems.push({
          code: 'field-unknown',
          pointer: `/${field}`,
          message: 'One part named file, and no other file.',
        });
        stream.resume();
        return;
      }
      name = check(nameSchema, info.filename || 'file', problems, '/file') ?? '';
      stream.on('error', broken);
      stream.on('data', (chunk: Buffer) => seal.update(chunk));
      stream.pipe(content, { end: false });
      // Whoever stops reading (the file is too large) must not leave the connection standing.
      content.on('close', () => stream.resume());
      resolve({ fileName: name, declaredType: info.mimeType || null, content, sent: sent.promise });
    });
    parser.on('field', (field, value) => {
      if (field === 'note') note = check(noteSchema, value, problems, '/note') ?? '';
      else
        problems.push({
          code: 'field-unknown',
          pointer: `/${field}`,
          message: 'There are two parts: note and file.',
        });
    });
    parser.on('close', () => {
      if (name === null)
        problems.push({
          code: 'field-required',
          pointer: '/file',
          message: 'Send the file as the part named file.',
        });
      if (problems.length > 0) return fail(new HttpProblem('request-invalid', { errors: problems }));
      try {
        digest.end();
      } catch (error) {
        return fail(error as Error);
      }
      // What was sent is known only now: the same key with another file is another request.
      const bodyHash =
        callHash === null
          ? null
          : seal.update(`\n${JSON.stringify([name, note])}\n${callHash}`).digest('hex');
      sent.resolve({ note, bodyHash });
      content.end();
    });
    parser.on('error', broken);
    body.on('error', broken);
    body.on('aborted', broken);
    content.on('error', () => undefined);
    body.on('data', (chunk: Buffer) => digest.update(chunk));
    body.pipe(parser);
  });
}

function parserOf(headers: Record<string, string>): busboy.Busboy {
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: {
        fields: 8,
        fieldSize: 8 * 1024,
        fieldNameSize: 100,
        parts: 10,
        headerPairs: 20,
      },
    });
  } catch {
    throw new HttpProblem('unsupported-media-type');
  }
}
