/** Reads a JSON body: its type, its size, its grammar. */
import { digestCheck } from './content-digest.ts';
import { HttpProblem } from './problem.ts';

export const bodyLimit = 512 * 1024;

export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, bodyLimit);
  const digest = digestCheck(request.headers.get('content-digest'));
  digest.update(bytes);
  digest.end();
  const type = request.headers.get('content-type');
  if (bytes.length === 0) return undefined;
  if (type === null || !/^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i.test(type))
    throw new HttpProblem('unsupported-media-type');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new HttpProblem('malformed-json');
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new HttpProblem('body-too-large');
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw new HttpProblem('body-too-large');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
}
