// A stranger's program: it knows `/api/openapi.json` and nothing else. From an account to goods on sale.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, fresh, PASSWORD, test } from "../page.ts";

const FILE = fileURLToPath(new URL("../seller/fixtures/dirty.csv", import.meta.url));

interface Operation {
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
  security?: unknown[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

/** A client that refuses to call what the document does not name, and to accept an answer that it does not name. */
class Client {
  bearer?: string;
  constructor(private readonly request: APIRequestContext, private readonly document: Document) {}

  async call(method: string, path: string, parts: Record<string, string> = {}, body: { data?: unknown; multipart?: Record<string, never> | object; params?: Record<string, string> } = {}): Promise<{ status: number; body: never; answer: APIResponse }> {
    const operation = this.document.paths[path]?.[method];
    expect(operation, `${method} ${path} is in the document`).toBeDefined();
    if (body.data !== undefined) expect(Object.keys(operation.requestBody?.content ?? {})).toContain("application/json");
    if (body.multipart !== undefined) expect(Object.keys(operation.requestBody?.content ?? {})).toContain("multipart/form-data");
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? "missing"));
    const headers = this.bearer ? { authorization: `Bearer ${this.bearer}` } : {};
    const answer = await this.request.fetch(url, { method, headers, ...(body as object) });
    const status = String(answer.status());
    const known = Object.keys(operation.responses);
    expect(known.includes(status) || known.includes(`${status[0]}XX`), `${method} ${path} answers ${status}: ${await answer.text()}`).toBe(true);
    const json = answer.headers()["content-type"]?.includes("json") ? await answer.json() : undefined;
    return { status: answer.status(), body: json as never, answer };
  }
}

test("from an account to goods on sale in six markets, by the document alone", async ({ request }) => {
  const document = (await (await request.get("/api/openapi.json")).json()) as Document;
  expect(document.openapi).toMatch(/^3\.1/);
  const api = new Client(request, document);
  const handle = fresh("robot");
  const refused = await api.call("post", "/api/v1/accounts", {}, { data: { handle: "x", email: "x", password: "x", locale: "en", market: "GB" } });
  expect(refused.status).toBe(422);
  expect((refused.body as { errors: unknown[] }).errors.length).toBe(3);
  await api.call("post", "/api/v1/accounts", {}, { data: { handle, email: `${handle}@meadow.example`, password: PASSWORD, locale: "en", market: "GB" } });
  const session = await api.call("post", "/api/v1/sessions", {}, { data: { login: handle, password: PASSWORD } });
  api.bearer = (session.body as { token: string }).token;
  const opened = await api.call("post", "/api/v1/shops", {}, { data: { handle, name: "Robot & Sons", home_country: "GB", language: "en", currency: "GBP" } });
  expect(opened.status).toBe(201);
  const shop = (opened.body as { id: string }).id;

  const started = await api.call("post", "/api/v1/shops/{shop}/imports", { shop }, { multipart: { format: "shopify", file: { name: "products.csv", mimeType: "text/csv", buffer: readFileSync(FILE) } } });
  expect(started.status).toBe(202);
  const job = (started.body as { id: string }).id;
  type Job = { state: string; problems: { row: number; field: string; code: string; message: string }[] };
  const read = async () => (await api.call("get", "/api/v1/jobs/{job}", { job })).body as Job;
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("DONE");
  const problems = (await read()).problems;
  expect(problems.some((problem) => problem.row === 5 && problem.code === "catalog.price_malformed"), JSON.stringify(problems)).toBe(true);
  expect(problems.every((problem) => problem.message.length > 5)).toBe(true);
  const products = (await api.call("get", "/api/v1/shops/{shop}/products", { shop })).body as { items: { id: string; title: string }[] };
  expect(products.items.map((product) => product.title)).toContain("Moss Mug");

  const markets = ["GB", "ID", "TH", "VN", "MY", "PH"];
  const sync = await api.call("post", "/api/v1/shops/{shop}/syncs", { shop }, { data: { products: "all", markets } });
  expect(sync.status).toBe(202);
  const id = (sync.body as { id: string }).id;
  type Sync = { state: string; results: { product: string; market: string; status: string; reasons: { code: string; message: string }[]; listing: string | null; changed: boolean }[] };
  const result = async (sync: string) => (await api.call("get", "/api/v1/syncs/{sync}", { sync })).body as Sync;
  await expect.poll(async () => (await result(id)).state, { timeout: 30_000 }).toBe("DONE");
  const results = (await result(id)).results;
  expect(results.length).toBe(products.items.length * markets.length);
  const mug = products.items.find((product) => product.title === "Moss Mug");
  const of = (market: string) => results.find((one) => one.product === mug?.id && one.market === market);
  expect(of("GB")?.status).toBe("SUCCESS");
  expect(of("MY")?.status, "Malay law asks for Malay text").not.toBe("SUCCESS");
  for (const one of results.filter((one) => one.status !== "SUCCESS")) expect(one.reasons.length).toBeGreaterThan(0);

  const shown = await api.call("get", "/api/v1/markets/{market}/listings/{listing}", { market: "GB", listing: of("GB")?.listing ?? "" });
  const listing = shown.body as { title: string; variants: { price: { minor: number; currency: string; text: string } }[] };
  expect(listing.title).toBe("Moss Mug");
  expect(listing.variants[0].price.currency).toBe("GBP");
  const price = await api.call("get", "/api/v1/listings/{listing}/price", { listing: of("TH")?.listing ?? "" });
  expect(price.status).toBe(200);
  const again = await api.call("post", "/api/v1/shops/{shop}/syncs", { shop }, { data: { products: "all", markets } });
  const second = (again.body as { id: string }).id;
  await expect.poll(async () => (await result(second)).state, { timeout: 30_000 }).toBe("DONE");
  expect((await result(second)).results.filter((one) => one.changed), "the same again changes nothing").toEqual([]);

  api.bearer = undefined;
  expect((await api.call("post", "/api/v1/shops/{shop}/syncs", { shop }, { data: { products: "all", markets } })).status).toBe(401);
});
