import { describe, expect, it } from "vitest";
import { bodyFault } from "@/lib/requests/bodies";

// As the framework writes a form for browsers without scripts: the action, what it is bound to, and the fields.
const action = JSON.stringify({ id: "7f75fefeef08e68836788b2f52b17e9797d54236e3", bound: "$@1" });
const faultOf = async (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { headers, body } = new Response(form);
  return bodyFault({ headers, body }, 100_000);
};

describe("a form without scripts", () => {
  it.each([
    { $ACTION_REF_5: "", "$ACTION_5:0": action, "$ACTION_5:1": "[null]", words: "null" },
    { $ACTION_REF_5: "", "$ACTION_5:0": action, "$ACTION_5:1": '[{"ok":false,"values":{"words":"$$5"}}]' },
    { $ACTION_REF_5: "", "$ACTION_5:0": '{"id":"7f75","bound":null}' },
    { words: "plain" },
  ])("is read when it is as the page wrote it", async (fields) => {
    expect(await faultOf(fields)).toBeNull();
  });

  it.each(["null", "1", "{}", '"words"', "true", "[", "", '["$@7"]'])("is refused when it is bound to %j", async (bound) => {
    expect(await faultOf({ $ACTION_REF_5: "", "$ACTION_5:0": action, "$ACTION_5:1": bound })).toMatchObject({ status: 400 });
  });

  it.each(["null", "1", "[]", '"$@1"', '{"id":1,"bound":null}', '{"id":"7f75","bound":5}', '{"id":"7f75"}', '{"id":"7f75","bound":[1]}'])(
    "is refused when its action reads %j",
    async (named) => {
      expect(await faultOf({ $ACTION_REF_5: "", "$ACTION_5:0": named, "$ACTION_5:1": "[null]" })).toMatchObject({ status: 400 });
    },
  );

  it("is refused when it names an action that it does not hold", async () => {
    expect(await faultOf({ $ACTION_REF_5: "", words: "x" })).toMatchObject({ status: 400 });
  });
});
