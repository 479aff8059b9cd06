// The load: a thread of its own sends the same requests over `connections` kept-alive connections and answers how long it took.
import { request, Agent } from 'node:http';
import { parentPort } from 'node:worker_threads';

function send(agent, port, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const call = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, chunks }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

parentPort.on('message', async ({ port, requests, connections }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses = {};
  let refused = null;
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < requests.length) {
        const { status, chunks } = await send(agent, port, requests[next++]);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status >= 400) refused ??= Buffer.concat(chunks).toString();
      }
    }),
  );
  const ms = performance.now() - started;
  agent.destroy();
  parentPort.postMessage({ ms, statuses, refused });
});
