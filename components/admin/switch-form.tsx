import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { type SettingKey, switches } from "@/lib/settings/rules";

/** What is on or off for everybody. */
export function SwitchForm({ action, settings }: { action: FormAction; settings: Record<SettingKey, boolean> }) {
  return (
    <Card title="For everybody" className="mb-4">
      {(Object.keys(switches) as SettingKey[]).map((key) => (
        <ActionForm
          key={key}
          action={action}
          success="Switched."
          aria-label={switches[key].name}
          className="flex! flex-wrap items-start justify-between"
        >
          <input type="hidden" name="key" value={key} />
          <div className="max-w-prose">
            <p className="font-medium">
              {switches[key].name}: {settings[key] ? "on" : "off"}
            </p>
            <p className="text-sm text-fg-muted">{switches[key].says}</p>
          </div>
          <SubmitButton name="isOn" value={String(!settings[key])} variant="secondary" pendingText="Switching…">
            {settings[key] ? "Switch off" : "Switch on"}
          </SubmitButton>
        </ActionForm>
      ))}
    </Card>
  );
}
