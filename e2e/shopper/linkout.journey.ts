// Where a shop sells in its own store: the button leads there from the page and from the sheet over a playing clip, with what was
// chosen in the cart, by a script and without one. The store itself is never reached: what goes there is answered here.
import type { Page } from "@playwright/test";
import { expect, expectGoodPage, fresh, PASSWORD, signUp, test, token } from "../page.ts";

const store = `${fresh("brand")}.myshopify.com`;
const cartOf = (variant: number, quantity: number): RegExp =>
  new RegExp(`^https://${store.replaceAll(".", "\\.")}/cart/${variant}:${quantity}\\?attributes\\[meadow_click\\]=\\d+&ref=meadow$`);

let listing: string;
let clip: string;

/** What the browser would have asked of the store. */
async function storeAsked(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`https://${store}/**`, (route) => {
    asked.push(decodeURI(route.request().url()));
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>The brand's store</title><h1>Your cart</h1>" });
  });
  return asked;
}

// A shop that sells a mug in two colours in its own store, in Indonesia.
test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000);
  const handle = fresh("brand");
  await signUp(request, handle);
  const headers = { authorization: `Bearer ${await token(request, handle, PASSWORD)}` };
  const send = async (method: "post" | "put", path: string, data: unknown): Promise<Record<string, any>> => {
    const answer = await request[method](`/api/v1${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Record<string, any>;
  };
  const shop = (await send("post", "/shops", { handle, name: "Clay & Co", home_country: "GB", language: "en", currency: "USD" })).id as string;
  await send("put", `/shops/${shop}/connection`, { store, prefers_link_out: true });
  const variant = (colour: string, external_id: string) => ({
    sku: `MUG-${colour}`, options: { Colour: colour }, price: { minor: 2400, currency: "USD" }, stock: 3, external_id,
  });
  await send("post", `/shops/${shop}/products`, {
    title: "Clay mug", category: "home", options: [{ name: "Colour", values: ["Sand", "Moss"] }],
    variants: [variant("Sand", "7101"), variant("Moss", "7102")],
  });
  const sync = (await send("post", `/shops/${shop}/syncs`, { products: "all", markets: ["ID"] })).id as string;
  await expect
    .poll(async () => ((await (await request.get(`/api/v1/syncs/${sync}`, { headers })).json()) as { state: string }).state, { timeout: 60_000 })
    .toBe("DONE");
  const done = (await (await request.get(`/api/v1/syncs/${sync}`, { headers })).json()) as { results: { listing: string }[] };
  listing = done.results[0].listing;
  await expect.poll(async () => (await request.get(`/id/listings/${listing}`)).status(), { timeout: 60_000 }).toBe(200);
  // Any clip will do: what stands in its sheet is asked for below.
  const find = async (): Promise<number> => {
    const feed = (await (await request.get("/api/v1/markets/gb/feed?limit=20")).json()) as { items: { id: string; anchors: unknown[] }[] };
    clip = feed.items.find((item) => item.anchors.length === 1)?.id ?? "";
    return clip.length;
  };
  await expect.poll(find, { timeout: 60_000 }).toBeGreaterThan(0);
});

test("a product's page leads into the brand's cart with what was chosen @laptop", async ({ page }) => {
  const asked = await storeAsked(page);
  await page.goto(`/id/listings/${listing}?post=${clip}`);
  await expectGoodPage(page);
  await expect(page.locator("button[name=then]"), "nothing goes into the cart here").toHaveCount(0);
  await page.locator("input[name=o0]").nth(1).check({ force: true });
  await page.locator("[name=quantity]").fill("2");
  await page.locator("form[data-out] button[data-buy]").click();
  await expect(page).toHaveTitle("The brand's store");
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(cartOf(7102, 2));
  // One step back is the product, not the way out.
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/id/listings/${listing}`));
});

test("the sheet over a clip leads there too, and back is the feed", async ({ page }) => {
  const asked = await storeAsked(page);
  await page.route(/\/p\/\d+\/goods\/\d+$/, (route) =>
    route.continue({ url: new URL(`/id/p/${clip}/goods/${listing}`, route.request().url()).href }),
  );
  await page.goto(`/gb/p/${clip}`);
  await page.locator(`#p-${clip} .f-chip`).click();
  const side = page.locator("#side");
  await expect(side.locator(".goods-title")).toBeVisible();
  await expectGoodPage(page);
  await side.locator("[data-step='1']").click();
  await side.locator("form[data-out] button[data-buy]").click();
  await expect(page).toHaveTitle("The brand's store");
  expect(asked[0]).toMatch(cartOf(7101, 2));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/gb/p/${clip}$`));
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the form leads there by itself", async ({ page }) => {
    const asked = await storeAsked(page);
    await page.goto(`/id/listings/${listing}`);
    await page.locator("input[name=o0]").nth(1).check({ force: true });
    await page.locator("form[data-out] button[data-buy]").click();
    await expect(page).toHaveTitle("The brand's store");
    expect(asked[0]).toMatch(cartOf(7102, 1));
  });
});
