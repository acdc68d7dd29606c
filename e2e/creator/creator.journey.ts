// A creator from nothing to a first commission, and what becomes of it when the shopper wants the money back.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectGoodPage, fresh, loginOf, PASSWORD, signIn, signUp, test, token } from "../page.ts";

/** Seconds from the sent form to a post that can be played, for a film of fifteen seconds. */
const PLAYABLE_WITHIN_S = 30;

interface Goods {
  shop: string;
  name: string;
  product: string;
  listing: string;
  variant: string;
}

function bearer(of: string): { authorization: string } {
  return { authorization: `Bearer ${of}` };
}

/** A shop of its own with one lamp on sale in Britain, open to every creator at 15 %. */
async function shopWithTerms(request: APIRequestContext): Promise<Goods> {
  const owner = fresh("keeper");
  const shop = fresh("lantern");
  await signUp(request, owner);
  const headers = bearer(await token(request, owner, PASSWORD));
  const post = async (path: string, data: unknown) => {
    const answer = await request.post(`/api/v1${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Record<string, string> & { variants: { id: string }[] };
  };
  const name = `Lantern House ${shop}`;
  await post("/shops", { handle: shop, name, home_country: "GB", language: "en", currency: "GBP" });
  const wish = { title: "Reading lamp", variants: [{ sku: "LAMP", price: { minor: 2400, currency: "GBP" }, stock: 9 }] };
  const product = await post(`/shops/${shop}/products`, wish);
  const sync = await post(`/shops/${shop}/syncs`, { products: [product.id], markets: ["GB"] });
  let listing = "";
  await expect(async () => {
    const state = (await (await request.get(`/api/v1/syncs/${sync.id}`, { headers })).json()) as { state: string; results: { listing: string }[] };
    expect(state.state).toBe("DONE");
    listing = state.results[0]?.listing ?? "";
  }).toPass({ timeout: 20_000 });
  await post(`/shops/${shop}/collaborations`, { kind: "open", products: [product.id], rate_bp: 1500 });
  return { shop, name, product: product.id ?? "", listing, variant: product.variants[0]?.id ?? "" };
}

/** A guest buys one through a post: the order and who opens it. */
async function buyThrough(request: APIRequestContext, goods: Goods, post: string): Promise<{ order: string; guest: string }> {
  const cart = (await (await request.post("/api/v1/markets/GB/carts", { data: {} })).json()) as { id: string; token: string };
  const headers = bearer(cart.token);
  const line = { listing: goods.listing, variant: goods.variant, quantity: 1, via: { post } };
  const added = await request.post(`/api/v1/carts/${cart.id}/lines`, { headers, data: line });
  expect(added.ok(), await added.text()).toBe(true);
  const address = { name: "Gwen Guest", phone: "+447700900123", country: "GB", line1: "12 Meadow Lane", city: "London", postal_code: "SW1A 1AA" };
  const placed = await request.post(`/api/v1/carts/${cart.id}/checkouts`, {
    headers: { ...headers, "idempotency-key": fresh("buy") },
    data: { address, email: "gwen@meadow.example", payment: { method: "sandbox" } },
  });
  expect(placed.ok(), await placed.text()).toBe(true);
  const { orders } = (await placed.json()) as { orders: { id: string }[] };
  return { order: orders[0]?.id ?? "", guest: cart.token };
}

/** The row of earnings about an order, once it says `words`. */
async function expectEarning(page: Page, order: string, words: RegExp) {
  const row = page.locator(".commissions tbody tr").filter({ hasText: order });
  await expect(async () => {
    await page.goto("/studio/earnings");
    await expect(row).toContainText(words, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  return row;
}

test.describe.serial("a creator", () => {
  const me = fresh("mali");
  const folder = mkdtempSync(join(tmpdir(), "meadow-film-"));
  const film = join(folder, "lamp.mp4");
  let goods: Goods;
  let post = "";
  let sale = { order: "", guest: "" };

  test.beforeAll(async ({ playwright, baseURL }) => {
    const made = "testsrc2=size=540x960:rate=25:duration=15";
    const sound = "sine=frequency=330:duration=15";
    execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", made, "-f", "lavfi", "-i", sound, "-shortest", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-y", film]);
    const request = await playwright.request.newContext({ baseURL });
    goods = await shopWithTerms(request);
    await signUp(request, me);
    await request.dispose();
  });

  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("begins, with all errors at once first", async ({ page }) => {
    await signIn(page, me, PASSWORD, "/studio");
    await expectGoodPage(page);
    await page.locator("form[action='/studio']").evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.locator("[name=display_name]").fill("");
    await page.locator("form[action='/studio'] button").click();
    await expect(page.locator("#display_name-error")).toBeVisible();
    await page.locator("[name=display_name]").fill("Mali by the window");
    await page.locator("[name=bio]").fill("Small lamps, warm light.");
    await page.locator("form[action='/studio'] button").click();
    await expect(page).toHaveURL(/\/studio\?done=welcome/);
    await expect(page.locator("h1")).toContainText("Mali by the window");
    await expectGoodPage(page);
    for (const path of ["posts", "upload", "products", "showcase", "samples", "earnings", "profile", "clips/new"]) {
      await page.goto(`/studio/${path}`);
      await expectGoodPage(page);
    }
  });

  test("joins a collaboration", async ({ page }) => {
    await signIn(page, me, PASSWORD, "/studio/products?market=GB");
    const offer = page.locator(".offer").filter({ hasText: goods.name });
    await expect(offer.locator(".offer-rate")).toContainText("15%");
    await offer.locator("form[action$='/membership'] button").click();
    await expect(page).toHaveURL(/done=joined/);
    await expect(page.locator("#sample")).toBeVisible();
    await expectGoodPage(page);
  });

  test("sends a film and sees it shown", async ({ page }) => {
    await signIn(page, me, PASSWORD, "/studio/upload?market=GB");
    await page.locator("#file").setInputFiles(film);
    await expect(page.locator("m-upload[data-state=there]")).toBeVisible({ timeout: 20_000 });
    await expectGoodPage(page);
    await page.locator("[name=caption]").fill("The light I read by. #readinglamp #home");
    await page.locator(".choice").filter({ hasText: "Reading lamp" }).locator("input").check();
    await page.locator("form.uploading > div:last-child button").click();
    await expect(page).toHaveURL(/\/studio\/posts\/\d+/);
    post = /posts\/(\d+)/.exec(page.url())?.[1] ?? "";
    await expect(page.locator("video.clip source").first()).toBeAttached({ timeout: PLAYABLE_WITHIN_S * 1000 });
    await expect(page.locator("m-post")).toHaveCount(0);
    await expectGoodPage(page);
    const source = (await page.locator("video.clip source").first().getAttribute("src")) ?? "";
    const bytes = await page.request.get(source, { headers: { range: "bytes=0-99" } });
    expect([200, 206]).toContain(bytes.status());
    expect(bytes.headers()["content-type"]).toBe("video/mp4");
  });

  test("sees the commission with its formula as soon as somebody buys", async ({ page, request }) => {
    sale = await buyThrough(request, goods, post);
    await signIn(page, me, PASSWORD, "/studio/earnings");
    const row = await expectEarning(page, sale.order, /× 15% =/);
    await expect(row).toContainText("Ordered");
    await row.locator("summary").click();
    await expect(row.locator(".touches")).toContainText("Your post");
    await expectGoodPage(page);
    await page.goto(`/studio/posts/${post}`);
    await expect(page.locator(".figures")).toContainText("£");
  });

  test("loses it when the money goes back, and the books agree", async ({ page, request }) => {
    const given = await request.post(`/api/v1/orders/${sale.order}/cancellation`, { headers: bearer(sale.guest), data: { reason: "changed_mind" } });
    expect(given.ok(), await given.text()).toBe(true);
    await signIn(page, me, PASSWORD, "/studio/earnings");
    const row = await expectEarning(page, sale.order, /Refunded/);
    await expect(row.locator("s")).toContainText("£");
    await expectGoodPage(page);
    const ana = loginOf("operator");
    const headers = bearer(await token(request, ana.handle, ana.password));
    const check = (await (await request.get("/api/v1/ledger/check", { headers })).json()) as { balanced: boolean };
    expect(check.balanced).toBe(true);
  });

  test("a stranger sees none of it", async ({ page, request }) => {
    const stranger = fresh("stranger");
    await signUp(request, stranger);
    await signIn(page, stranger, PASSWORD, "/account");
    await page.goto(`/studio/posts/${post}`);
    expect(new URL(page.url()).pathname, "whoever is no creator is invited").toBe("/studio");
    expect((await page.goto(`/seller/${goods.shop}/collaborations`))?.status()).toBe(404);
    expect((await page.goto("/operator/reports"))?.status()).toBe(404);
  });
});
