/** Fields of the form itself, and what is no writing: they travel along unseen. */
const isUnseen = (name: string, value: string) =>
  /^[_$]|^id$|Ids?$|^version$/.test(name) || /^([a-z_]{0,20}|\d{4}-\d\d-\d\d|\d+|[\da-f-]{36})$/.test(value);
const isSecret = (name: string) => /password|passphrase/i.test(name);

/**
 * A page without scripts or styles that holds a form as it was sent, to be sent again. It needs neither the database
 * nor the page that the form stood on. Choices are in it as they were made; secrets are typed again.
 */
export function formAgain(fields: Iterable<[string, unknown]>): string {
  const controls = [...fields].flatMap(([name, value]) => (typeof value === "string" ? [control(name, value)] : []));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not at the moment · Pendulum</title></head><body><main><h1>Not at the moment</h1><p>We cannot save this just now. What you wrote is below, with the choices you made: send it again in a few seconds. If it was saved after all, it is not saved twice.</p><form method="post" enctype="multipart/form-data" action="">${controls.join("")}<p><button type="submit">Send it again</button></p></form></main></body></html>`;
}

function control(name: string, value: string): string {
  const at = `name="${escaped(name)}"`;
  if (isSecret(name)) return `<p><label>${escaped(labelOf(name))}<br><input type="password" ${at} autocomplete="off"></label></p>`;
  if (isUnseen(name, value)) return `<input type="hidden" ${at} value="${escaped(value)}">`;
  // A line break right after the tag is not part of the text.
  return `<p><label>${escaped(labelOf(name))}<br><textarea ${at} rows="6" cols="60">\n${escaped(value)}</textarea></label></p>`;
}

/** "plainLine" reads "Plain line": the labels themselves are with the page that the form stood on. */
export function labelOf(name: string): string {
  const words = (name.split(".")[0] ?? "").replace(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
