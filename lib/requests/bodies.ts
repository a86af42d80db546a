// What a request brings, looked at before anything is done with it: how much, how many fields, and whether it reads.

/** Why a body is refused, as a status and a sentence; null when it may go on. */
export type BodyFault = { status: 400 | 413; sentence: string } | null;

const tooLarge = { status: 413, sentence: "That is too large to send." } as const;
const unreadable = { status: 400, sentence: "That cannot be read." } as const;

/** More fields than any form of ours has. */
const mostFields = 1200;

/** Looks at the body of a POST. `largest` in bytes; what `isAction` says are a form's arguments must read as such. */
export async function bodyFault(
  { headers, body }: { headers: Headers; body: ReadableStream<Uint8Array> | null },
  largest: number,
): Promise<BodyFault> {
  if (Number(headers.get("content-length")) > largest) return tooLarge;
  const bytes = await readUpTo(body, largest);
  if (!bytes) return tooLarge;
  const type = headers.get("content-type") ?? "";
  const isAction = headers.has("next-action");
  if (!/^multipart\/form-data\b/i.test(type)) return isAction && !readsAsArguments(bytes.toString("utf8")) ? unreadable : null;
  if (partsOf(bytes) > mostFields) return tooLarge;
  const form = await new Response(bytes as BodyInit, { headers: { "content-type": type } }).formData().catch(() => null);
  return form && argumentsRead(form, isAction) ? null : unreadable;
}

// A body that does not say its length is counted: the framework would answer 500 only when it has all of it.
async function readUpTo(body: ReadableStream<Uint8Array> | null, largest: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (body)
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > largest) return null;
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

// Counted before the parts are taken apart, which costs far more. Words that look like a part's head count as well.
function partsOf(bytes: Buffer): number {
  let parts = 0;
  for (let at = bytes.indexOf(partHead); at >= 0 && parts <= mostFields; at = bytes.indexOf(partHead, at + partHead.length)) parts++;
  return parts;
}
const partHead = Buffer.from("form-data;");

// The framework's own fields: what an action is called with, and what a form without JavaScript was bound to.
function argumentsRead(form: FormData, isAction: boolean): boolean {
  const names = new Set(form.keys());
  const own = [...form].filter(([name]) => /^\$ACTION_\d+:\d+$/.test(name) || (isAction && /^\d+$/.test(name)));
  return (
    own.every(([name, value]) => typeof value === "string" && readsAsArguments(value, names, name.slice(0, name.indexOf(":") + 1))) &&
    [...names].every((name) => !name.startsWith(bindingPrefix) || bindingReads(form, name.slice(bindingPrefix.length)))
  );
}

// A form without JavaScript names its action and, in a field of its own, the list that it is bound to.
const bindingPrefix = "$ACTION_REF_";
function bindingReads(form: FormData, number: string): boolean {
  const field = (index: string | number) => form.get(`$ACTION_${number}:${index}`);
  try {
    const { id, bound } = JSON.parse(String(field(0)));
    if (typeof id !== "string" || (bound !== null && typeof bound !== "string")) return false;
    return bound === null || Array.isArray(JSON.parse(String(field(parseInt(toField.exec(bound)?.[1] ?? "", 16)))));
  } catch {
    return false;
  }
}

// References to what a form needs: its fields, its earlier answer, days, and a text that begins with a dollar. None
// to code, streams or promises of others' making.
const reference = /^\$(\$|K[\da-f]+$|undefined$|D\d|NaN$|-?Infinity$|-0$|n-?\d{1,30}$)/;
const toField = /^\$@?([\da-f]+)(:|$)/;

function readsAsArguments(text: string, names = new Set<string>(), prefix = ""): boolean {
  try {
    JSON.parse(text, (_, value) => {
      if (typeof value !== "string" || !value.startsWith("$") || reference.test(value)) return value;
      const field = toField.exec(value)?.[1];
      if (field && names.has(`${prefix}${parseInt(field, 16)}`)) return value;
      throw new Error("A reference to what is not there.");
    });
    return true;
  } catch {
    return false;
  }
}
