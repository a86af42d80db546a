// What a request answers that met a database which does not: 503, with the words of a plain page.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { beginRequest } from "./deadline";

/** Seconds after which trying again is worth it. */
const retryAfter = 5;

/** Gives every request of this process its deadline, and its failure the right status. Next has no place for either. */
export function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const met = beginRequest();
    if (isPlainForm(request)) met.form = bodyOf(request);
    answerOutages(request, response, met);
  });
}

// A status cannot be set from an error boundary, and Next renders the page of an error without a word for who has no
// JavaScript. Both happen before the first byte leaves, which is where this looks.
function answerOutages(request: IncomingMessage, response: ServerResponse, met: { outage?: boolean; page?: string }) {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  const flushHeaders = response.flushHeaders.bind(response);
  let replaced = false;
  const isFailure = (status: number) =>
    met.outage ? status >= 500 || (status === 200 && request.method === "POST") : met.page !== undefined && status >= 500;
  const prepare = (status: number): number => {
    if (response.headersSent || !isFailure(status)) return status;
    response.setHeader("retry-after", String(retryAfter));
    response.setHeader("cache-control", "no-store");
    // Programs of ours read their own format; what was rendered in full is shown.
    if (status < 500 || request.headers.rsc !== undefined || request.headers["next-action"] !== undefined) return 503;
    replaced = true;
    const [type, text] = isPage(request) ? ["text/html", met.page ?? plainPage(request)] : ["text/plain", sentence];
    for (const name of ["content-encoding", "transfer-encoding", "content-length", "etag", "link"]) response.removeHeader(name);
    response.setHeader("content-type", `${type}; charset=utf-8`);
    writeHead(503);
    end(text, "utf8");
    return 503;
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const answered = prepare(status);
    return replaced ? response : writeHead(answered, ...rest);
  }) as ServerResponse["writeHead"];
  response.flushHeaders = () => {
    if (!response.headersSent) response.statusCode = prepare(response.statusCode);
    if (!replaced) flushHeaders();
  };
  response.write = ((...args: unknown[]) => {
    if (!response.headersSent) response.statusCode = prepare(response.statusCode);
    return replaced ? finished(args, true) : write(...args);
  }) as ServerResponse["write"];
  response.end = ((...args: unknown[]) => {
    if (!response.headersSent) response.statusCode = prepare(response.statusCode);
    return replaced ? finished(args, response) : end(...args);
  }) as ServerResponse["end"];
}

const largest = 1_000_000;
const isPlainForm = ({ method, headers }: IncomingMessage) =>
  method === "POST" &&
  headers["next-action"] === undefined &&
  headers["content-type"]?.startsWith("multipart/form-data") === true &&
  Number(headers["content-length"] ?? Number.NaN) <= largest;

// Whoever reads the request reads it as ever; what arrives is noted on its way.
function bodyOf(request: IncomingMessage): () => Promise<FormData> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const push = request.push.bind(request);
  request.push = (chunk: Uint8Array<ArrayBuffer> | null, encoding) => {
    if (chunk) chunks.push(chunk);
    return push(chunk, encoding);
  };
  return () => new Response(new Blob(chunks), { headers: { "content-type": request.headers["content-type"] ?? "" } }).formData();
}

function finished<T>(args: unknown[], answer: T): T {
  const callback = args.findLast((one) => typeof one === "function") as (() => void) | undefined;
  if (callback) process.nextTick(callback);
  return answer;
}

const isPage = ({ headers, url = "" }: IncomingMessage) => !url.startsWith("/api/") && /text\/html|^$/.test(headers.accept ?? "");

const sentence = "The database does not answer at the moment. Please try again in a few seconds.";

/** A page without scripts or styles, which the strict policy of a page allows as it is. */
function plainPage({ method }: IncomingMessage): string {
  const after =
    method === "POST"
      ? "<p>What you sent may not have been saved. Please look before you send it again.</p>"
      : '<p><a href="">Try again</a></p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not at the moment · Pendulum</title></head><body><main><h1>Not at the moment</h1><p>${sentence}</p>${after}</main></body></html>`;
}
