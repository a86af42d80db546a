import { describe, expect, it } from "vitest";
import { formAgain } from "@/lib/unsent-forms/rules";

describe("a form that comes back without its page", () => {
  const page = formAgain([
    ["$ACTION_REF_1", ""],
    ["$ACTION_1:0", '{"id":"a","bound":"$@1"}'],
    ["_key", "0190a000-0000-7000-8000-000000000001"],
    ["feeling", "steady"],
    ["plainLine", '\nList<Person> & "more"\r\n</textarea><script>'],
    ["passphrase", "never shown"],
  ]);

  it("holds where it belongs, the choices, and the words as they were typed", () => {
    expect(page).toContain(
      '<input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&quot;,&quot;bound&quot;:&quot;$@1&quot;}">',
    );
    expect(page).toContain('<input type="hidden" name="feeling" value="steady">');
    expect(page).toContain("\n\nList&lt;Person&gt; &amp; &quot;more&quot;\r\n&lt;/textarea&gt;&lt;script&gt;</textarea>");
    expect(page).toContain("Plain line");
  });

  it("holds no secret", () => {
    expect(page).not.toContain("never shown");
    expect(page).toContain('<input type="password" name="passphrase"');
  });
});
