import type { Metadata } from "next";
import { DirectoryTable } from "@/components/people/directory-table";
import { SearchForm } from "@/components/people/search-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { waitFor } from "@/lib/auth/limits";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { countedUpTo, listPeople } from "@/lib/people/queries";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<{ search?: string | string[]; page?: string | string[] }> };

export default async function PeoplePage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  const search = String(asked.search ?? "")
    .replaceAll("\0", "")
    .toWellFormed()
    .slice(0, 100);
  const wait = search ? await waitFor("search", viewer.personId) : 0;
  if (wait)
    return (
      <>
        <PageHeader title="People" />
        <EmptyState title="That was a lot of searching">Please try again in {wait} seconds.</EmptyState>
      </>
    );
  const { people, total, page, pages } = await listPeople(viewer, {
    search,
    page: pageOf(asked.page, countedUpTo / 50),
  });
  const count = total > countedUpTo ? `More than ${countOf(countedUpTo, "person", "people")}` : countOf(total, "person", "people");
  return (
    <>
      <PageHeader title="People" context={search ? `${count} with “${search}” in their name.` : `${count}, by name.`} />
      <SearchForm search={search} />
      {people.length ? (
        <DirectoryTable people={people} />
      ) : (
        <EmptyState title="Nobody of that name" example="“lind” finds Eve Lindqvist.">
          The search looks anywhere in a name, and capitals do not matter.
        </EmptyState>
      )}
      <PageLinks
        page={page}
        pages={pages}
        hrefOf={(to) => `/people?${new URLSearchParams({ ...(search ? { search } : {}), page: String(to) })}`}
      />
    </>
  );
}
