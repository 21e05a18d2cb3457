// What somebody may write with the types made from docs/reference/openapi.json. It is compiled, never run: each line
// marked as an expected error shows that the types would catch that mistake.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Schemas = components["schemas"];
type Block = NonNullable<Schemas["exhibits.ExhibitPage.Live"]["body"]>[number];

const api = createClient<paths>({
  baseUrl: "http://localhost:8081",
  headers: { Authorization: "Bearer ov_…" },
});

/** Every kind of block is known: leave one out, and this does not compile. */
function words(block: Block): string {
  switch (block.type) {
    case "heading":
    case "subheading":
    case "text":
    case "credits":
    case "html":
      return block.value;
    case "image":
      return block.value.caption;
    case "quote":
      return `${block.value.text} ${block.value.attribution}`;
    case "embed":
    case "video":
    case "audio":
    case "table":
      return block.value.caption;
    case "gallery":
      return block.value.images.map((item) => item.value.caption).join(" ");
    case "interviews":
    case "archival_footage":
    case "photographs":
    case "original_footage":
    case "programs":
    case "related_content":
      return block.value.guids.join(" ");
    default:
      return block satisfies never;
  }
}

export async function read(path: string): Promise<string> {
  const { data, error } = await api.GET("/api/v3/resolve", { params: { query: { path } } });
  if (error) {
    return `${error.status}: ${error.detail}`;
  }
  if ("redirect" in data) {
    return read(data.redirect.location);
  }
  const page = data.page;
  if (page.meta.type === "exhibits.ExhibitPage" && "body" in page && Array.isArray(page.body)) {
    return page.body.map((block) => words(block)).join("\n");
  }
  return page.title;
}

export async function write(parent: number): Promise<string> {
  const exhibit: Schemas["exhibits.ExhibitPage.New"] = {
    meta: { type: "exhibits.ExhibitPage", parent_id: parent },
    title: "Harbour nights",
    body: [
      { type: "heading", value: "The quay" },
      { type: "interviews", value: { guids: ["cpb-aacip-1"], start_time: "90.0", access_level: "online" } },
    ],
  };
  const made = await api.POST("/api/v3/pages", { body: exhibit });
  if (made.error) {
    throw new Error(made.error.errors?.map((fault) => `${fault.loc.join(".")}: ${fault.message}`).join("; "));
  }
  const id = made.data.id;
  const version = made.data.meta.version;
  await api.PATCH("/api/v3/pages/{id}", {
    params: { path: { id }, header: { "If-Match": `"${version}"` } },
    body: { title: "Harbour nights, again" },
  });
  const published = await api.POST("/api/v3/pages/{id}/actions/publish", {
    params: { path: { id } },
    body: { at: "2027-01-01T00:00:00Z" },
  });
  return published.response.ok ? "published" : "refused";
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error there is no such address
  await api.GET("/api/v3/nowhere");
  // @ts-expect-error a path is asked for
  await api.GET("/api/v3/resolve", { params: { query: {} } });
  // @ts-expect-error a page has no such action
  await api.POST("/api/v3/pages/{id}/actions/fly", { params: { path: { id: 1 } } });
  // @ts-expect-error whoever writes says what it is based on
  await api.PATCH("/api/v3/pages/{id}", { params: { path: { id: 1 } }, body: { title: "x" } });
}

// @ts-expect-error there is no such block
export const noBlock: Schemas["pages.StandardPage.New"]["body"] = [{ type: "marquee", value: "x" }];
// @ts-expect-error the level is one of three words
export const noLevel: Schemas["Block.programs"]["value"] = { access_level: "secret" };
