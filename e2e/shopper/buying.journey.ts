// Buying: from a product's page to a delivered parcel and a return, with the seller and the operator beside it.
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { expect, expectGoodPage, fresh, loginOf, PASSWORD, signIn, signUp, test, token } from "../page.ts";

interface Address {
  name: string;
  phone: string;
  line1: string;
  city: string;
  region: string;
  postal_code: string;
}

const BANGKOK: Address = {
  name: "สมหญิง ใจดี",
  phone: "+66812345678",
  line1: "99/1 ถนนสุขุมวิท",
  city: "วัฒนา",
  region: "กรุงเทพมหานคร",
  postal_code: "10110",
};
const LONDON: Address = {
  name: "Guest Green",
  phone: "+447700900123",
  line1: "12 Meadow Lane",
  city: "London",
  region: "",
  postal_code: "SW1A 1AA",
};

interface Listing {
  id: string;
  title: string;
  variants: { id: string; available: number }[];
}

interface Entry {
  postings: { account: string; amount: { minor: number } }[];
}

/** A shop of the demo's seller. */
const SHOP = "larch-and-loom";

/** A product of the demo's seller in a market, with a variant that has enough left, whoever else buys meanwhile. */
async function inStock(request: APIRequestContext, market: string): Promise<{ listing: string; variant: string; title: string }> {
  const list = (await (await request.get(`/api/v1/markets/${market}/listings?shop=${SHOP}`)).json()) as { items: { id: string }[] };
  for (const { id } of list.items) {
    const listing = (await (await request.get(`/api/v1/markets/${market}/listings/${id}`)).json()) as Listing;
    const variant = listing.variants.find((one) => one.available >= 20);
    if (variant) return { listing: id, variant: variant.id, title: listing.title };
  }
  throw new Error(`nothing in ${market} has twenty left`);
}

async function operatorToken(request: APIRequestContext): Promise<string> {
  const ana = loginOf("operator");
  return token(request, ana.handle, ana.password);
}

/** Moves the sandbox's clock; what is due by then has run when it answers. */
async function advance(request: APIRequestContext, bearer: string, by: string) {
  const moved = await request.post("/api/v1/sandbox/clock", { headers: { authorization: `Bearer ${bearer}` }, data: { advance: by } });
  expect(moved.ok(), await moved.text()).toBe(true);
}

async function scan(request: APIRequestContext, bearer: string, parcel: string, state: string) {
  const done = await request.post(`/api/v1/parcels/${parcel}/scans`, { headers: { authorization: `Bearer ${bearer}` }, data: { state } });
  expect(done.ok(), await done.text()).toBe(true);
}

/** Every entry of the order's books adds up to nothing, and what was paid is booked. */
async function expectBalanced(request: APIRequestContext, bearer: string, order: string) {
  const headers = { authorization: `Bearer ${bearer}` };
  const said = await request.get(`/api/v1/ledger/entries?order=${order}`, { headers });
  const entries = ((await said.json()) as { items: Entry[] }).items;
  for (const { postings } of entries) expect(postings.reduce((sum, posting) => sum + posting.amount.minor, 0)).toBe(0);
  const paid = (await (await request.get(`/api/v1/orders/${order}`, { headers })).json()) as { totals: { total: { minor: number } } };
  const held = entries.at(-1)?.postings.find((posting) => posting.account === "shopper:held");
  expect(held?.amount.minor).toBe(-paid.totals.total.minor);
  expect(entries.length).toBeGreaterThanOrEqual(2);
}

async function toCheckout(page: Page) {
  await page.locator("button[name=then][value=checkout]").click();
  await page.waitForURL(/\/checkout$/);
}

async function fillAddress(page: Page, address: Address) {
  for (const [name, value] of Object.entries(address)) await page.locator(`#address [name=${name}]`).fill(value);
  await page.locator("[name=method][value=sandbox]").check();
}

/** The number of the only order that a checkout made. */
async function onlyOrder(page: Page): Promise<string> {
  await page.waitForURL(/\/checkouts\/\d+/);
  await expect(page.locator(".placed-order")).toHaveCount(1);
  const href = await page.locator(".placed-order").getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

/** Lin packs an order and hands its parcel to the carrier; the parcel's id. */
async function ship(browser: Browser, baseURL: string | undefined, shop: string, order: string, tracking: string): Promise<string> {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  const lin = loginOf("seller");
  await signIn(page, lin.handle, lin.password, `/seller/${shop}/orders?state=AWAITING_SHIPMENT`);
  await expectGoodPage(page);
  await page.goto(`/seller/${shop}/orders/${order}`);
  const form = page.locator("form[action$='/parcels']");
  await expect(form.locator("[name=line]")).toHaveCount(2);
  await form.locator("[name=carrier]").fill("Flash");
  await form.locator("[name=tracking]").fill(tracking);
  await expectGoodPage(page);
  await form.locator("button").click();
  await expect(page).toHaveURL(/done=packed/);
  const collection = page.locator("form[action$='/collection']");
  const parcel = (await collection.getAttribute("action"))?.split("/").at(-2) ?? "";
  await collection.locator("button").click();
  await expect(page).toHaveURL(/done=collected/);
  await expectGoodPage(page);
  await context.close();
  return parcel;
}

test("a Thai shopper buys two, follows the parcel, and sends one back", async ({ page, request, browser, baseURL }) => {
  // The longest way through the house: three people, four places.
  test.slow();
  const handle = fresh("somying");
  await signUp(request, handle, "TH", "th");
  await signIn(page, handle, PASSWORD, "/th/");
  await expect(page.locator("html")).toHaveAttribute("lang", "th");
  const { listing, variant, title } = await inStock(request, "th");
  await page.goto("/th/listings");
  await page.locator("input[name=q]").first().fill(title);
  await page.locator("input[name=q]").first().press("Enter");
  await expect(page).toHaveURL(/[?&]q=/);
  await expectGoodPage(page);
  await page.locator(`a[href*='/listings/${listing}']`).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await page.goto(`/th/listings/${listing}?variant=${variant}`);
  await page.locator(".buy-form [name=quantity]").fill("2");
  await expectGoodPage(page);
  await page.locator("button[name=then][value=cart]").click();
  await page.goto("/th/cart");
  await expect(page.locator(".cart-line [name=quantity]")).toHaveValue("2");
  await expectGoodPage(page);
  await page.locator("a[href$='/checkout']").click();
  await fillAddress(page, BANGKOK);
  await expectGoodPage(page);
  await page.locator(".buy-pay").click();
  const order = await onlyOrder(page);
  await expect(page.locator(".outcome-sign.good")).toBeVisible();
  await expectGoodPage(page);
  await page.locator(".placed-order").click();
  await expect(page).toHaveURL(new RegExp(`/th/orders/${order}$`));
  await expectGoodPage(page);
  await page.goto("/th/orders");
  await expect(page.locator(`a[href$='/orders/${order}']`).first()).toBeVisible();
  await expectGoodPage(page);

  const operator = await operatorToken(request);
  await advance(request, operator, "2h");
  const tracking = fresh("TH").toUpperCase();
  const parcel = await ship(browser, baseURL, SHOP, order, tracking);
  await scan(request, operator, parcel, "IN_TRANSIT");
  await page.goto(`/th/orders/${order}`);
  await page.locator("a.row-link[href^='/track/']").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(tracking);
  await expectGoodPage(page);
  await scan(request, operator, parcel, "DELIVERED");

  await page.goto(`/th/orders/${order}`);
  await page.locator(`a[href$='/orders/${order}/return']`).click();
  await expect(page.locator("[name=lines]")).toHaveCount(2);
  await page.locator("[name=lines]").first().check();
  await page.locator("[name=reason]").selectOption("DAMAGED");
  await expectGoodPage(page);
  await page.locator("form[action$='/return'] button.button").click();
  await expect(page).toHaveURL(/\/th\/returns\/\d+\?done=return/);
  await expect(page.locator(".cart-lines li")).toHaveCount(1);
  await expectGoodPage(page);

  const desk = await browser.newContext({ baseURL, locale: "en-GB" });
  const ana = await desk.newPage();
  const login = loginOf("operator");
  await signIn(ana, login.handle, login.password, `/operator/orders?q=${order}`);
  await expectGoodPage(ana);
  await ana.locator(`a[href='/operator/orders/${order}']`).click();
  // At least one entry with its postings, beside the split and the units.
  expect(await ana.locator("main table").count()).toBeGreaterThanOrEqual(3);
  await expectBalanced(request, operator, order);
  await expectGoodPage(ana);
  await desk.close();
});

test("a guest buys with an e-mail, and a double click on Pay makes one order @laptop", async ({ page, request }) => {
  const { listing, variant } = await inStock(request, "gb");
  await page.goto(`/gb/listings/${listing}?variant=${variant}`);
  await toCheckout(page);
  await page.locator("[name=email]").fill(`${fresh("guest")}@meadow.example`);
  await fillAddress(page, LONDON);
  await expectGoodPage(page);
  await page.locator(".buy-pay").dblclick();
  const order = await onlyOrder(page);
  await expect(page.locator(".outcome-sign.good")).toBeVisible();
  await expectGoodPage(page);
  await page.goto("/gb/orders");
  const links = await page.locator("main a[href*='/gb/orders/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect([...new Set(links)]).toEqual([`/gb/orders/${order}`]);
});

test("a declined payment may be tried again", async ({ page, request }) => {
  const { listing, variant } = await inStock(request, "gb");
  await page.goto(`/gb/listings/${listing}?variant=${variant}`);
  await toCheckout(page);
  await page.locator("[name=email]").fill(`${fresh("guest")}@meadow.example`);
  await fillAddress(page, { ...LONDON, name: "DECLINE" });
  await page.locator(".buy-pay").click();
  await onlyOrder(page);
  await expect(page.locator(".outcome-sign.bad")).toBeVisible();
  await expect(page.locator("form.pay-again")).toBeVisible();
  await expectGoodPage(page);
});
