import { stringify } from "csv-stringify/sync";
import { addDays, type Day } from "@/lib/clock";
import { handleFrom } from "@/lib/imports/rules";

/** Somebody of the example company: a level of the built-in framework, or a title outside the ladders. */
export type Example = { handle: string; name: string; role: string; unit: string; manager: string; daysHere: number; isCast: boolean };

// Who the tests, the screenshots and the demo speak of.
const cast = `
  lea   | Lea Hartmann   | cto                 | Engineering            | -    | 2180
  dan   | Dan Whitaker   | director            | Engineering            | lea  | 1950
  mo    | Mo Bakari      | engineering-manager | Engineering / Payments | dan  | 1700
  eve   | Eve Lindqvist  | senior              | Engineering / Payments | mo   | 1460
  sarah | Sarah Osei     | developer           | Engineering / Payments | mo   | 980
  ivy   | Ivy Nakamura   | staff               | Engineering / Payments | mo   | 2000
  tom   | Tom Keller     | developer           | Engineering / Payments | mo   | 620
  ned   | Ned Kovač      | engineering-manager | Engineering / Mobile   | dan  | 1120
  sam   | Sam Rivera     | developer           | Engineering / Mobile   | ned  | 7
  ada   | Ada Marchetti  | People Systems Administrator | Operations    | mikael-lund | 1310`;

// Invented people: name, level or title, days since they joined.
const others = [
  {
    unit: "Engineering",
    manager: "lea",
    people: `
    Priya Raman | vp-engineering | 1980
    Amara Okafor | distinguished | 2120
    Lukas Brandt | distinguished | 1490`,
  },
  {
    unit: "Engineering / Platform",
    manager: "priya-raman",
    people: `
    Kofi Mensah | director | 2010`,
  },
  {
    unit: "Engineering / Data",
    manager: "priya-raman",
    people: `
    Hanna Virtanen | director | 1730`,
  },
  {
    unit: "Engineering / Payments",
    manager: "priya-raman",
    people: `
    Diego Fuentes | director | 1390`,
  },
  {
    unit: "Engineering / Platform",
    manager: "kofi-mensah",
    people: `
    Yuki Tanaka | principal | 1880
    Noor Haddad | principal | 1240`,
  },
  {
    unit: "Engineering / Data",
    manager: "hanna-virtanen",
    people: `
    Marek Nowak | principal | 2060`,
  },
  {
    unit: "Engineering / Payments",
    manager: "diego-fuentes",
    people: `
    Chiara Romano | principal | 960`,
  },
  {
    unit: "Engineering / Platform / Infrastructure",
    manager: "kofi-mensah",
    people: `
    Thabo Dlamini | engineering-manager | 1279`,
  },
  {
    unit: "Engineering / Platform / Developer Tools",
    manager: "kofi-mensah",
    people: `
    Ingrid Solberg | engineering-manager | 1658`,
  },
  {
    unit: "Engineering / Platform",
    manager: "kofi-mensah",
    people: `
    Rafael Teixeira | engineering-manager | 2037`,
  },
  {
    unit: "Engineering / Data",
    manager: "hanna-virtanen",
    people: `
    Mei Chen | engineering-manager | 1166`,
  },
  {
    unit: "Engineering / Data",
    manager: "hanna-virtanen",
    people: `
    Oluwaseun Adeyemi | engineering-manager | 1545`,
  },
  {
    unit: "Engineering / Payments",
    manager: "diego-fuentes",
    people: `
    Sofia Petrova | engineering-manager | 1924`,
  },
  {
    unit: "Engineering / Payments",
    manager: "diego-fuentes",
    people: `
    Liam Gallagher | engineering-manager | 1053`,
  },
  {
    unit: "Engineering / Mobile",
    manager: "diego-fuentes",
    people: `
    Anjali Desai | engineering-manager | 1432`,
  },
  {
    unit: "Engineering / Mobile",
    manager: "ned",
    people: `
    Farid Rahimi | team-lead | 1361
    Clara Dubois | staff | 1340
    Mateo Herrera | senior | 1969
    Zoë van Dijk | developer | 428
    Arjun Menon | junior | 147`,
  },
  {
    unit: "Engineering / Mobile",
    manager: "farid-rahimi",
    people: `
    Nadia Benali | senior | 1656
    Henrik Sørensen | developer | 1565
    Aiko Mori | developer | 1944
    Samuel Kimani | junior | 343`,
  },
  {
    unit: "Engineering / Platform / Infrastructure",
    manager: "thabo-dlamini",
    people: `
    Elif Yılmaz | team-lead | 1133
    Camila Rojas | staff | 1417
    Tomás Silva | developer | 1302
    Grace Wanjiru | senior | 1101
    Viktor Horvat | developer | 180
    Leila Karimi | senior | 1859`,
  },
  {
    unit: "Engineering / Platform / Infrastructure",
    manager: "elif-yilmaz",
    people: `
    Jonas Weber | developer | 938
    Min-jun Park | junior | 436
    Fatima Zahra Idrissi | senior | 1725
    Owen Hughes | developer | 574`,
  },
  {
    unit: "Engineering / Platform / Developer Tools",
    manager: "ingrid-solberg",
    people: `
    Divya Iyer | team-lead | 1173
    Isabel Cruz | staff | 1765
    Andrei Popescu | senior | 1212
    Lucía Navarro | junior | 591
    Kwame Boateng | developer | 210
    Emma Johansson | senior | 699`,
  },
  {
    unit: "Engineering / Platform / Developer Tools",
    manager: "divya-iyer",
    people: `
    Hiroshi Sato | developer | 968
    Aisha Bello | senior | 1457
    Pavel Dvořák | developer | 1726
    Tariq Aziz | junior | 344`,
  },
  {
    unit: "Engineering / Platform",
    manager: "rafael-teixeira",
    people: `
    Maja Kowalska | team-lead | 1213
    Nikhil Rao | senior | 1702
    Celine Laurent | developer | 1741
    Daniel Mwangi | senior | 810
    Freya Madsen | junior | 499
    Santiago Vargas | developer | 998`,
  },
  {
    unit: "Engineering / Platform",
    manager: "maja-kowalska",
    people: `
    Xin Liu | senior | 1947
    Yasmin Saleh | developer | 1756
    Peter Novák | senior | 1055
    Beatriz Lima | developer | 634`,
  },
  {
    unit: "Engineering / Data",
    manager: "mei-chen",
    people: `
    Eun-ji Choi | team-lead | 1253
    Goran Marković | staff | 1442
    Thandiwe Nkosi | junior | 51
    Julien Moreau | senior | 1300
    Riya Kapoor | developer | 649
    Carlos Mendes | senior | 2058`,
  },
  {
    unit: "Engineering / Data",
    manager: "eun-ji-choi",
    people: `
    Anouk Jansen | junior | 407
    Babak Tehrani | developer | 1786
    Signe Larsen | senior | 1545
    Ibrahim Diallo | developer | 664`,
  },
  {
    unit: "Engineering / Data",
    manager: "oluwaseun-adeyemi",
    people: `
    Marta Kozak | team-lead | 1293
    Ahmed Mansour | staff | 1790
    Sanjay Pillai | senior | 1032
    Lena Fischer | developer | 1801
    Rosa Delgado | junior | 539
    Wei Zhang | senior | 898`,
  },
  {
    unit: "Engineering / Data",
    manager: "marta-kozak",
    people: `
    Nina Hoffmann | developer | 1437
    Chidi Eze | senior | 1656
    Laura Bianchi | junior | 315
    Emre Demir | developer | 694`,
  },
  {
    unit: "Engineering / Payments",
    manager: "sofia-petrova",
    people: `
    Astrid Berg | team-lead | 1333
    Mohammed Yusuf | staff | 2138
    Paulo Andrade | senior | 1522
    Hana Suzuki | developer | 1831
    Kiran Shah | senior | 630
    Juliette Roux | developer | 709`,
  },
  {
    unit: "Engineering / Payments",
    manager: "astrid-berg",
    people: `
    Dorota Wójcik | junior | 447
    Bruno Costa | senior | 2146
    Siobhan Murphy | developer | 345
    Ravi Krishnan | senior | 1254`,
  },
  {
    unit: "Engineering / Payments",
    manager: "liam-gallagher",
    people: `
    Ana Jovanović | team-lead | 994
    Abdul Karim | staff | 1436
    Felix Schneider | junior | 602
    Zanele Khumalo | developer | 1861
    Joon-ho Lee | senior | 1120
    Marisol Ortega | developer | 739`,
  },
  {
    unit: "Engineering / Payments",
    manager: "ana-jovanovic",
    people: `
    Stefan Ionescu | senior | 1878
    Ebba Nyström | developer | 1497
    Valentina Greco | junior | 355`,
  },
  {
    unit: "Engineering / Mobile",
    manager: "anjali-desai",
    people: `
    Tuan Nguyen | team-lead | 1905
    Hugo Lefèvre | staff | 1318
    Linh Tran | staff | 1697
    Dmitri Volkov | staff | 2076
    Katarzyna Lis | senior | 2123
    Gabriel Oliveira | developer | 1512
    Naledi Mokoena | junior | 131`,
  },
  {
    unit: "Engineering / Mobile",
    manager: "tuan-nguyen",
    people: `
    Sven Eriksson | developer | 390
    Parisa Ahmadi | developer | 769`,
  },
  {
    unit: "Product",
    manager: "lea",
    people: `
    Adaeze Obi | Head of Product | 1800`,
  },
  {
    unit: "Product",
    manager: "adaeze-obi",
    people: `
    Carmen Reyes | Product Manager, Payments | 1454
    Omar Farouk | Product Manager, Platform | 1833
    Greta Vogel | Product Manager, Mobile | 152
    Rohan Gupta | Product Manager, Data | 531
    Teresa Pinto | Senior Product Designer | 910
    Jakub Zieliński | Product Designer | 1289
    Mariam Sow | Product Designer | 1668
    Ethan Clarke | User Researcher | 2047
    Sakura Ito | Technical Writer | 366`,
  },
  {
    unit: "Operations",
    manager: "lea",
    people: `
    Mikael Lund | Head of Operations | 1600`,
  },
  {
    unit: "Operations",
    manager: "mikael-lund",
    people: `
    Nils Andersen | Office Manager | 745
    Pooja Nair | Finance Controller | 1124
    Alejandro Soto | Accountant | 1503
    Emily Watson | Recruiter | 1882
    Youssef Amrani | Recruiter | 201
    Ilse Peeters | People Partner | 580
    Daria Morozova | IT Support Specialist | 959`,
  },
];

const titles: Record<string, string> = {
  junior: "Junior Developer",
  developer: "Developer",
  senior: "Senior Developer",
  staff: "Staff Engineer",
  principal: "Principal Engineer",
  distinguished: "Distinguished Engineer",
  "team-lead": "Team Lead",
  "engineering-manager": "Engineering Manager",
  director: "Director of Engineering",
  "vp-engineering": "VP of Engineering",
  cto: "CTO",
};

const places = [
  ["Berlin", "Europe/Berlin"],
  ["Lisbon", "Europe/Lisbon"],
  ["Nairobi", "Africa/Nairobi"],
  ["Toronto", "America/Toronto"],
  ["São Paulo", "America/Sao_Paulo"],
  ["Bengaluru", "Asia/Kolkata"],
  ["Remote, Spain", "Europe/Madrid"],
] as const;

const cells = (row: string) => row.split("|").map((cell) => cell.trim());
const rowsOf = (text: string) => text.trim().split("\n").map(cells) as [string, string, string, string, string, string][];

/** Everybody of the example company, the cast first. */
export const examples: Example[] = [
  ...rowsOf(cast).map(([handle, name, role, unit, manager, days]) => ({
    handle,
    name,
    role,
    unit,
    manager: manager === "-" ? "" : manager,
    daysHere: Number(days),
    isCast: true,
  })),
  ...others.flatMap(({ unit, manager, people }) =>
    rowsOf(people).map(([name, role, days]) => ({
      handle: handleFrom(name),
      name,
      role,
      unit,
      manager,
      daysHere: Number(days),
      isCast: false,
    })),
  ),
];

/** The company as a file to import. `levelOf` says at which level each begins; those outside the ladders have none. */
export function companyCsv(today: Day, levelOf: (person: Example) => string): string {
  const numbers = new Map(examples.map(({ handle }, at) => [handle, `e${String(at + 1).padStart(3, "0")}`]));
  const lost = examples.find(({ manager }) => manager && !numbers.has(manager));
  if (lost) throw new Error(`${lost.name} reports to ${lost.manager}, who is not there.`);
  const rows = examples.map((person, at) => {
    const [location, timeZone] = places[at % places.length] as (typeof places)[number];
    return {
      employee_id: numbers.get(person.handle),
      handle: person.isCast ? person.handle : "",
      name: person.name,
      email: `${person.isCast ? person.handle : person.handle.replaceAll("-", ".")}@example.com`,
      title: titles[person.role] ?? person.role,
      manager_id: numbers.get(person.manager),
      unit: person.unit,
      location,
      time_zone: timeZone,
      started: addDays(today, -person.daysHere),
      level: person.role in titles ? levelOf(person) : "",
    };
  });
  return stringify(rows, { header: true });
}
