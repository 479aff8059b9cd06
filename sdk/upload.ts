/** Sends a form by XMLHttpRequest, because fetch does not tell how much was sent. Browsers only. */

/** As much of the browser's class as is used here: the server's types know no browser. */
interface FormSender {
  upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  responseType: string;
  responseText: string;
  status: number;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  send(body: FormData): void;
  abort(): void;
}
declare const XMLHttpRequest: (new () => FormSender) | undefined;

export interface FormRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: FormData;
  signal: AbortSignal | undefined;
}

export function tellsProgress(): boolean {
  return typeof XMLHttpRequest !== 'undefined';
}

export function sendForm(
  request: FormRequest,
  onProgress: (sent: number, total: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (typeof XMLHttpRequest === 'undefined')
      return reject(new TypeError('There is no XMLHttpRequest here.'));
    const http = new XMLHttpRequest();
    http.open(request.method, request.url);
    for (const [name, value] of Object.entries(request.headers)) http.setRequestHeader(name, value);
    http.responseType = 'text';
    http.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    http.onload = () =>
      resolve(
        new Response(http.status === 204 ? null : http.responseText, {
          status: http.status,
          headers: headersOf(http.getAllResponseHeaders()),
        }),
      );
    http.onerror = () => reject(new TypeError('The connection broke.'));
    http.onabort = () =>
      reject((request.signal?.reason as Error) ?? new DOMException('Aborted', 'AbortError'));
    request.signal?.addEventListener('abort', () => http.abort(), { once: true });
    http.send(request.body);
  });
}

function headersOf(text: string): Headers {
  const headers = new Headers();
  for (const line of text.trim().split(/[\r\n]+/)) {
    const at = line.indexOf(':');
    if (at > 0) headers.append(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return headers;
}
