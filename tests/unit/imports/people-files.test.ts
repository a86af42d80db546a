import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { limits } from "@/lib/csv-tables/rules";
import { parsePeople } from "@/lib/people-files/rules";

const faultsOf = (csv: string, options = {}) => parsePeople(csv, options).faults;

describe("a people file", () => {
  it("is read with a byte-order mark, quotes, CRLF, emoji, commas and line breaks in cells", () => {
    const { people, faults } = parsePeople('\ufeffemployee_id,Name,Title\r\n1,"Zoë ""Z"" 🦊","Engineer,\r\nSearch"\r\n');
    expect(faults).toEqual([]);
    expect(people).toMatchObject([{ employeeNumber: "1", name: 'Zoë "Z" 🦊', title: "Engineer, Search" }]);
  });

  it("names its columns as it likes, in any order, with semicolons or tabs too", () => {
    const { people, ignoredColumns } = parsePeople("Job Title;Shoe size;Employee Number;Reports-To;Country\nCook;43;7;8;🇺🇸\nChef;;8;;");
    expect(people.map(({ employeeNumber, title, manager, location }) => [employeeNumber, title, manager, location])).toEqual([
      ["7", "Cook", "8", "🇺🇸"],
      ["8", "Chef", "", ""],
    ]);
    expect(ignoredColumns).toEqual(["Shoe size"]);
    expect(parsePeople("id\tname\n1\tAnn").people).toMatchObject([{ employeeNumber: "1", name: "Ann" }]);
  });

  it("has all its faults told, each by line and column", () => {
    const faults = faultsOf(
      "id,email,started,time_zone,handle,unit\n1,nope,2026-02-29,Mars/Olympus,Big Handle,a//b\n,x@example.com,,,,\n3,a b@c,yesterday,,,",
    );
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "2 unit",
      "2 handle",
      "2 email",
      "2 started",
      "2 time_zone",
      "3 id",
      "4 email",
      "4 started",
    ]);
  });

  it("counts lines as an editor does, below cells with line breaks and blank lines", () => {
    expect(faultsOf('id,name,email\n1,"two\nlines",a@b\n\n2,Bo,nope\n')).toMatchObject([{ line: 5, column: "email" }]);
  });

  it("says which two lines share an id or an address, capitals or not", () => {
    const faults = faultsOf("id,email\n1,a@example.com\n2,A@Example.com\n1,b@example.com");
    expect(faults.map(({ line, column, message }) => `${line} ${column} ${message}`)).toEqual([
      "3 email A@Example.com stands in line 2 already.",
      "4 id 1 stands in line 2 already.",
    ]);
  });

  it("may not have cells too many or too few, or quotes that do not close", () => {
    expect(faultsOf("id,name\n1,Ann,extra\n2\n3,Bo")).toMatchObject([{ line: 2 }, { line: 3 }]);
    expect(faultsOf('id,name\n1,Ann\n2,"Bo\n3,Cy\n')).toMatchObject([{ line: 3, message: expect.stringContaining("quotation mark") }]);
    expect(faultsOf('id,name\n1,"Ann"x\n')).toMatchObject([{ line: 2, message: expect.stringContaining("quotation mark") }]);
  });

  it("is refused where names stand in parts or people have left, and says so", () => {
    const file = (name: string) => readFileSync(`tests/fixtures/people/${name}.csv`, "utf8");
    // Ids under "Employee #" are not known by that name, and neither are names in two columns.
    const parts = faultsOf(file("01-first-last").replace("Employee #", "Employee ID"));
    expect(parts).toMatchObject([{ line: 1, message: expect.stringContaining("“First Name” and “Last Name”") }]);
    expect(faultsOf("id;Vorname;Nachname\n1;Jörg;Weiß")).toMatchObject([{ line: 1, column: "Vorname" }]);
    expect(faultsOf(file("12-terminated"))).toMatchObject([{ line: 3, column: "status", message: expect.stringContaining("has left") }]);
    expect(faultsOf("id,name,Last day\n1,Ann,\n2,Bo,2024-06-30")).toMatchObject([{ line: 3, column: "Last day" }]);
    expect(faultsOf("id,name,status\n1,Ann,Active\n2,Bo,")).toEqual([]);
  });

  it("is refused when it is empty, has no ids, or holds characters that cannot be kept", () => {
    expect(faultsOf("")).toMatchObject([{ message: "The file is empty." }]);
    expect(faultsOf("name\nAnn")).toMatchObject([{ column: "employee_id", message: "The column employee_id is missing." }]);
    expect(faultsOf("id\n1\n\0")).toMatchObject([{ line: 3, message: expect.stringContaining("NUL") }]);
    expect(faultsOf("id\n\ud800")).toMatchObject([{ line: 2, message: expect.stringContaining("half a character") }]);
    expect(faultsOf("id,name,name\n1,a,b")).toMatchObject([{ line: 1, message: "There are two columns name." }]);
  });

  it("is refused beyond 50 MB, 200,000 rows or 200 columns", () => {
    expect(faultsOf("x".repeat(limits.bytes + 1))).toMatchObject([{ message: "The file is larger than 50 MB." }]);
    expect(faultsOf(`id\n${"1\n".repeat(limits.rows + 1)}`)).toMatchObject([{ message: "There are more than 200,000 rows." }]);
    expect(faultsOf(`id${",x".repeat(200)}\n1${",".repeat(200)}`)[0]).toMatchObject({
      message: "There are 201 columns; at most 200 can be read.",
    });
  });
});

describe("seats", () => {
  const seats = { seats: true };

  it("of one person are merged: the lowest gives the title, the others are other titles", () => {
    const { people } = parsePeople("id,title,manager\nx-2,Acting lead,boss\nx-10,Clown,boss\nx-1,Manager,boss\nboss,Boss,\n", seats);
    expect(people).toMatchObject([
      { employeeNumber: "boss" },
      { employeeNumber: "x", title: "Manager", otherTitles: ["Acting lead", "Clown"], manager: "boss" },
    ]);
  });

  it("stand for the person when somebody reports to any of them", () => {
    const { people } = parsePeople("id,manager\nx-1,\nx-2,x-1\ny,x-2\nz,x-9", seats);
    expect(people.map(({ employeeNumber, manager }) => [employeeNumber, manager])).toEqual([
      ["x", ""],
      ["y", "x"],
      ["z", "x"],
    ]);
  });

  it("are ordinary ids unless asked for", () => {
    expect(parsePeople("id\nx-1\nx-2").people).toHaveLength(2);
  });

  it("of the real organisation make 167 people of 175 rows", () => {
    const { people, rows, faults } = parsePeople(readFileSync("tests/fixtures/sourcegraph/people.csv", "utf8"), seats);
    expect({ rows, people: people.length, faults }).toEqual({ rows: 175, people: 167, faults: [] });
    expect(people.find(({ employeeNumber }) => employeeNumber === "sg377")).toMatchObject({
      title: "Engineering Manager, Source",
      otherTitles: ["Engineering Manager, Graph", "Engineering Manager, Search Platform", "Engineering Manager, Product Platform"],
      manager: "sg345",
      location: "USA 🇺🇸",
    });
    expect(people.find(({ employeeNumber }) => employeeNumber === "sg001")).toMatchObject({ manager: "" });
  });
});
