import { parse } from "csv-parse/sync";

/** What is wrong with a file, and where: the line as an editor counts it, the column as the file names it. */
export type Fault = { file?: string; line: number; column: string; message: string };

export type TableRow = { line: number; cells: string[] };
export type Table = { header: string[]; rows: TableRow[]; faults: Fault[] };

export const limits = { bytes: 50_000_000, rows: 200_000, columns: 200 };

const number = new Intl.NumberFormat("en-GB");

/** Reads CSV text with a header line. Commas, semicolons or tabs; any line ends; a byte-order mark or none. */
export function readTable(text: string): Table {
  const unreadable = faultOfText(text);
  if (unreadable) return { header: [], rows: [], faults: [unreadable] };
  const { records, fault } = readRecords(text);
  const header = records[0]?.cells.map((cell) => cell.trim()) ?? [];
  const rows = records.slice(1);
  const faults = fault ? [fault] : [];
  if (!header.length && !fault) faults.push({ line: 1, column: "", message: "The file is empty." });
  if (header.length > limits.columns)
    faults.push({
      line: 1,
      column: "",
      message: `There are ${number.format(header.length)} columns; at most ${limits.columns} can be read.`,
    });
  for (const { line, cells } of rows) {
    if (cells.length !== header.length)
      faults.push({ line, column: "", message: `This line has ${cells.length} cells; the header has ${header.length}.` });
  }
  return { header, rows, faults };
}

function faultOfText(text: string): Fault | null {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes)
    return { line: 1, column: "", message: "The file is larger than 50 MB." };
  const nul = text.indexOf("\0");
  if (nul >= 0) return { line: lineAt(text, nul), column: "", message: "There is a NUL character. Please save the file as UTF-8 text." };
  if (!text.isWellFormed())
    return {
      line: lineAt(text, text.search(/\p{Surrogate}/u)),
      column: "",
      message: "There is half a character. Please save the file as UTF-8 text.",
    };
  return null;
}

function readRecords(text: string): { records: TableRow[]; fault: Fault | null } {
  const records: TableRow[] = [];
  let end = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        if (records.length > limits.rows) throw new Error("rows");
        const breaks = cells.reduce(
          (sum, cell) => sum + (cell.includes("\n") || cell.includes("\r") ? cell.split(/\r\n|\r|\n/).length - 1 : 0),
          0,
        );
        records.push({ line: lines - breaks, cells: cells.map(unescaped) });
        end = lines;
        return null;
      },
    } as never);
    return { records, fault: null };
  } catch (error) {
    if ((error as Error).message === "rows")
      return { records: [], fault: { line: end, column: "", message: `There are more than ${number.format(limits.rows)} rows.` } };
    return {
      records,
      fault: {
        line: end + 1,
        column: "",
        message: "A quotation mark opens or closes in the wrong place, here or soon after. The lines below could not be read.",
      },
    };
  }
}

// European spreadsheets write semicolons, and a paste from one has tabs.
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => header.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}

// What a spreadsheet would run, also behind blanks, and by the full-width twins it takes for the same.
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;
const mark = "'";

// A text that begins with the mark gets a second one, so that reading takes off exactly what writing put there.
const escaped = (cell: string | number) =>
  typeof cell === "string" && (formula.test(cell) || cell.startsWith(mark)) ? mark + cell : String(cell);
const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Rows as CSV text: the one writer of every file. With a byte-order mark, by which spreadsheets know UTF-8, and
 * with no cell that one would take for a formula.
 */
export const csvOf = (header: string[], rows: (string | number)[][]): string =>
  `\ufeff${[header, ...rows].map((row) => `${row.map((cell) => quoted(escaped(cell))).join(",")}\r\n`).join("")}`;

/** A cell as it was before csvOf() escaped it. */
export const unescaped = (cell: string): string =>
  cell.startsWith(mark) && (cell[1] === mark || formula.test(cell.slice(1))) ? cell.slice(1) : cell;
