/** What one form may hold; more is nobody's typing, and is not looked at. */
export const ordinary = { fields: 1000, characters: 256 * 1024 };

export const tooMuch = "This is more than a form holds. Nothing was saved.";

export type Values = Record<string, string | string[]>;

/** The form that an action was called with. Anything else that somebody sends in its place counts as a form without fields. */
export const formFrom = (argument: unknown): FormData => (argument instanceof FormData ? argument : new FormData());

/**
 * What was typed: fields whose names start with _ or $ belong to the form itself; a repeated name is a list. Null when
 * there is more than `most`: one pass, and nothing is done with a form before that is known.
 */
export function formValues(form: FormData, most = ordinary): Values | null {
  const lists = new Map<string, string[]>();
  let [fields, characters] = [0, 0];
  for (const [name, value] of form) {
    characters += name.length + (typeof value === "string" ? value.length : value.size);
    if (++fields > most.fields || characters > most.characters) return null;
    if (typeof value !== "string" || /^[_$]/.test(name)) continue;
    const list = lists.get(name);
    if (list) list.push(value);
    else lists.set(name, [value]);
  }
  return Object.fromEntries([...lists].map(([name, list]) => [name, list.length > 1 ? list : (list[0] as string)]));
}

/** "answer.one" and "answer.two" are one field with two entries, for forms with as many rows as there are records. */
export function nested(values: Values): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  const rows = new Map<string, Map<string, unknown>>();
  for (const [name, value] of Object.entries(values)) {
    const [field = "", entry] = name.split(".", 2);
    if (entry === undefined) fields.set(field, value);
    else rows.set(field, (rows.get(field) ?? new Map<string, unknown>()).set(entry, value));
  }
  return Object.fromEntries([...fields, ...[...rows].map(([field, entries]) => [field, Object.fromEntries(entries)] as const)]);
}
