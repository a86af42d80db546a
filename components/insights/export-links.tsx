import { PrintButton } from "@/components/insights/print-button";
import { ButtonLink } from "@/components/ui/button";
import { addressOf, type Asked } from "@/lib/insights/rules";

type ExportLinksProps = { view: string; asked: Asked; chart?: boolean; more?: string };

/** The figures of a view as a file, its chart as a drawing, and its page on paper. Each taking is recorded. */
export function ExportLinks({ view, asked, chart = true, more = "" }: ExportLinksProps) {
  const hrefOf = (as: string) => {
    const address = addressOf("/api/exports/organisation", asked);
    return `${address}${address.includes("?") ? "&" : "?"}view=${view}&as=${as}${more && `&${more}`}`;
  };
  const words = { series: " of the years", split: " of the split" }[view] ?? "";
  return (
    <>
      <ButtonLink className="no-print" href={hrefOf("csv")}>
        CSV{words && <span className="sr-only">{words}</span>}
      </ButtonLink>
      {chart && (
        <ButtonLink className="no-print" href={hrefOf("svg")}>
          Download SVG<span className="sr-only">{words}</span>
        </ButtonLink>
      )}
      {!words && <PrintButton record={hrefOf("print")} />}
    </>
  );
}
