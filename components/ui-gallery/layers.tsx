"use client";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/form/field";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { Example } from "./example";
import { Icon } from "../ui/icon";

export function Layers({ save }: { save: FormAction }) {
  return (
    <Card title="Layers">
      <Example name="Dialog">
        <Dialog trigger="Rename" title="Rename the focus" description="Everybody who can read the plan sees the new name.">
          <ActionForm action={save} success="Renamed" aria-label="Rename">
            <Field name="step" label="Name">
              <Input />
            </Field>
            <div className="flex justify-end gap-2">
              <DialogClose />
              <SubmitButton>Rename</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      </Example>
      <Example name="Menu">
        <Menu trigger={<Icon name="ellipsis" />} label="More for this focus" size="icon" align="start">
          <MenuItem href="#main">Open</MenuItem>
          <MenuItem onSelect={() => toast("Copied")}>Copy the link</MenuItem>
          <MenuItem disabled>Not now</MenuItem>
          <MenuSeparator />
          <MenuItem
            tone="danger"
            onSelect={() => toast("Archived", { action: { label: "Undo", run: () => toast("It is back", { tone: "ok" }) } })}
          >
            Archive
          </MenuItem>
        </Menu>
      </Example>
      <Example name="Toasts">
        <Button onClick={() => toast("Saved", { tone: "ok" })}>Saved</Button>
        <Button onClick={() => toast("Archived", { action: { label: "Undo", run: () => toast("It is back", { tone: "ok" }) } })}>
          With Undo
        </Button>
        <Button
          onClick={() =>
            toast("No answer came. Your text is still here. Send it again: what arrived is not saved twice.", { tone: "danger" })
          }
        >
          Failed
        </Button>
      </Example>
    </Card>
  );
}
