import { Card } from "@/components/ui/card";
import { countOf, formatDay } from "@/lib/format";

type MailCardProps = {
  isSetUp: boolean;
  failed: { handle: string; name: string; address: string; outcome: string; answer: string; day: string }[];
  failedCount: number;
  waiting: number;
  lastAnswer: string | null;
};

/** Whether mails go out, whose address took none, and what the mail server said. */
export function MailCard({ isSetUp, failed, failedCount, waiting, lastAnswer }: MailCardProps) {
  return (
    <Card
      title="Mail"
      className="mb-4"
      description={isSetUp ? stateOf(failedCount, waiting, lastAnswer) : "No mail server is set up, so nothing is mailed."}
    >
      {failed.length > 0 && (
        <ul className="grid gap-2 text-sm">
          {failed.map(({ handle, name, address, outcome, answer, day }) => (
            <li key={handle} className="break-words">
              <a href={`/admin/people/${handle}`} className="link">
                {name}
              </a>
              {", "}
              {address}: {outcome === "refused" ? "the address was refused" : "not taken for two days"} ({answer}), {formatDay(day)}
            </li>
          ))}
        </ul>
      )}
      {failedCount > failed.length && <p className="text-sm text-fg-muted">The latest {failed.length} are shown.</p>}
    </Card>
  );
}

function stateOf(failed: number, waiting: number, answer: string | null): string {
  const parts = [
    failed
      ? `${countOf(failed, "address", "addresses")} took no mail. A refused address is left alone for a week, or until it is changed.`
      : "",
    waiting
      ? `${waiting >= 1000 ? "1,000 mails or more" : countOf(waiting, "mail")} ${waiting === 1 ? "waits" : "wait"} to be tried again; the last answer was ${answer}.`
      : "",
  ].filter(Boolean);
  return parts.join(" ") || "What was to go out in the last month went out.";
}
