import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/form/field";
import { Icon } from "../ui/icon";

/** Looks people up by name; the words stand in the address, so that a search can be kept and shared. */
export function SearchForm({ search }: { search: string }) {
  return (
    <Form action="/people" role="search" className="mb-4 flex max-w-md gap-2">
      <label htmlFor="people-search" className="sr-only">
        Search by name
      </label>
      <Input
        id="people-search"
        type="search"
        name="search"
        key={search}
        defaultValue={search}
        maxLength={100}
        placeholder="Search by name"
        autoComplete="off"
      />
      <Button type="submit">
        <Icon name="search" /> Search
      </Button>
    </Form>
  );
}
