import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { Progress } from "@/components/ui/progress";
import { Example } from "./example";
import { Icon } from "../ui/icon";

const variants = ["primary", "secondary", "quiet", "danger"] as const;
const tones = ["neutral", "accent", "ok", "warn", "danger", "info"] as const;
const words = { neutral: "Paused", accent: "Exploring", ok: "Fresh", warn: "Getting old", danger: "Refused", info: "In review" };
const long = "Reliability, incident response and everything that happens at three in the morning";

export function Buttons() {
  return (
    <Card title="Buttons" description="Hover over them, and reach them with Tab.">
      {variants.map((variant) => (
        <Example key={variant} name={variant}>
          <Button variant={variant} size="sm">
            Small
          </Button>
          <Button variant={variant}>Medium</Button>
          <Button variant={variant} size="lg">
            Large
          </Button>
          <Button variant={variant}>
            <Icon name="plus" /> With an icon
          </Button>
          <Button variant={variant} size="icon" aria-label="Edit">
            <Icon name="pencil" />
          </Button>
          <ButtonLink variant={variant} href="#main">
            A link
          </ButtonLink>
          <Button variant={variant} disabled>
            Disabled
          </Button>
          <Button variant={variant} aria-disabled="true">
            Waiting
          </Button>
        </Example>
      ))}
    </Card>
  );
}

export function Badges() {
  return (
    <Card title="Badges, tracks and levels">
      <Example name="Tones, each with its word and shape">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {words[tone]}
          </Badge>
        ))}
      </Example>
      <Example name="Tracks stand side by side">
        <TrackBadge kind="individual_contributor" />
        <TrackBadge kind="management" />
        <TrackBadge kind="hybrid" />
        <TrackBadge kind="other" />
        <TrackBadge kind="individual_contributor" name="Engineering" />
        <TrackBadge kind="management" name="Engineering management" />
      </Example>
      <Example name="Levels">
        <LevelBadge code="IC3" title="Senior engineer" />
        <LevelBadge code="M1" title="Engineering manager" />
        <LevelBadge code="L4" />
      </Example>
      <Example name="Long text">
        <Badge tone="info">{long}</Badge>
        <TrackBadge kind="management" name={long} />
        <LevelBadge code="IC3" title={long} />
      </Example>
    </Card>
  );
}

export function Jobs() {
  return (
    <Card title="Progress of a job" description="For imports and exports; never for a person.">
      <Progress label="Reading people.csv" value={312} max={900} text="312 of 900 rows" />
      <Progress label="Checking reporting lines" max={900} text="just started" />
    </Card>
  );
}
