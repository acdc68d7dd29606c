// Charts: what sells and what is watched, on a phone and on a laptop.
import type { APIRequestContext } from "@playwright/test";
import { expect, expectGoodPage, test } from "../page.ts";

const ADDRESS = { name: "Gwen", phone: "+44 20 7925 0918", country: "GB", line1: "1 Street", city: "London", postal_code: "SW1A 2AA" };

interface Listing {
  id: string;
  title: string;
  variants: { id: string; available: number }[];
}

/** A guest buys units of a listing. */
async function buy(request: APIRequestContext, listing: Listing, quantity: number) {
  const cart = (await (await request.post("/api/v1/markets/GB/carts", { data: {} })).json()) as { id: string; token: string };
  const headers = { authorization: `Bearer ${cart.token}` };
  const variant = listing.variants.find((one) => one.available >= quantity);
  const line = { listing: listing.id, variant: variant?.id, quantity };
  const added = await request.post(`/api/v1/carts/${cart.id}/lines`, { headers, data: line });
  expect(added.status(), await added.text()).toBe(201);
  const key = { ...headers, "idempotency-key": `charts-${Math.random()}` };
  const wish = { address: ADDRESS, email: "gwen@meadow.example", payment: { method: "sandbox" } };
  const placed = await request.post(`/api/v1/carts/${cart.id}/checkouts`, { headers: key, data: wish });
  expect(placed.status(), await placed.text()).toBe(201);
}

/** A thing of which there is enough. */
async function plenty(request: APIRequestContext, units: number): Promise<Listing> {
  const list = (await (await request.get("/api/v1/markets/GB/listings?limit=30&sort=price_asc")).json()) as { items: { id: string }[] };
  for (const { id } of list.items) {
    const listing = (await (await request.get(`/api/v1/markets/GB/listings/${id}`)).json()) as Listing;
    if (listing.variants.some((one) => one.available >= units)) return listing;
  }
  throw new Error(`nothing in GB has ${units} units`);
}

test("what was just bought stands on the chart, with a way to it and back @laptop", async ({ page, request }) => {
  const listing = await plenty(request, 5);
  await buy(request, listing, 5);
  await page.goto("/gb/shop");
  await page.locator(".charts-way").click();
  await expect(page).toHaveURL(/\/gb\/charts$/);
  await expectGoodPage(page);
  await page.goto("/gb/charts/sales?period=day&top=100");
  const row = page.locator(".chart-row", { has: page.locator(`a[href$="/listings/${listing.id}"]`) });
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(row).toContainText("sold");
  await expectGoodPage(page);
  await row.locator(".chart-link").click();
  await expect(page.locator(".rank-badge")).toContainText("in GB this week");
  await expectGoodPage(page);
  await page.locator(".rank-badge").click();
  await expect(page).toHaveURL(/\/gb\/charts\/sales/);
});

test("day, week, month, kinds, and the day before @laptop", async ({ page }) => {
  await page.goto("/gb/charts/sales");
  await expect(page.locator(".segments [aria-current]")).toHaveText("Week");
  await page.locator(".segments a", { hasText: "Month" }).click();
  await expect(page).toHaveURL(/period=month/);
  await expectGoodPage(page);
  for (const kind of ["posts", "topics", "creators"]) {
    await page.goto(`/gb/charts/${kind}?period=day`);
    await expectGoodPage(page);
  }
  const th = await page.goto("/th/charts");
  expect(th?.status()).toBe(200);
  await expectGoodPage(page);
});

test("a chart can be followed and taken along", async ({ request }) => {
  const feed = await request.get("/gb/charts/sales/rss?period=day");
  expect(feed.headers()["content-type"]).toContain("application/rss+xml");
  expect(await feed.text()).toContain("<rss version=\"2.0\">");
  const file = await request.get("/gb/charts/sales/csv?period=week");
  expect(file.headers()["content-disposition"]).toContain("sales-gb-week-");
  expect((await request.get("/gb/charts/songs")).status()).toBe(404);
});

interface Chart {
  starts_on: string;
  state: string;
  items: { rank: number; title: string; product: { listing: string } }[];
}

test("a new demo has half a year behind it: fashions come and go, a hit goes from market to market", async ({ page, request }) => {
  const chart = async (market: string, period: string, date?: string) =>
    (await (await request.get(`/api/v1/markets/${market}/charts/sales?period=${period}${date ? `&date=${date}` : ""}`)).json()) as Chart;
  const year = (await chart("GB", "day")).starts_on.slice(0, 4);
  const kinds = async (month: string) => {
    const closed = await chart("GB", "month", `${year}-${month}-01`);
    expect(closed.state).toBe("CLOSED");
    const shops = closed.items.slice(0, 10).map(async ({ product: { listing } }) => {
      const sold = (await (await request.get(`/api/v1/markets/GB/listings/${listing}`)).json()) as { shop: { handle: string }; category: string };
      return sold.shop.handle === "shiyu-crystals" ? "crystal" : sold.category;
    });
    return Promise.all(shops);
  };
  const count = (all: string[], kind: string) => all.filter((one) => one === kind).length;
  const [january, may] = [await kinds("01"), await kinds("05")];
  expect(count(january, "crystal")).toBe(3);
  expect(count(may, "crystal")).toBe(0);
  expect(count(may, "hair")).toBe(3);

  const curve = (await (await request.get(`/api/v1/markets/GB/pareto?period=month&date=${year}-05-01`)).json()) as {
    points: { products_bp: number; share_bp: number }[];
  };
  const fifth = curve.points.find((point) => point.products_bp === 2000)?.share_bp ?? 0;
  expect(fifth).toBeGreaterThan(7500);
  expect(fifth).toBeLessThan(9000);

  // The stress toy: first in Britain, about to be in Thailand.
  const week = await chart("GB", "week", `${year}-06-27`);
  expect(week.items.slice(0, 3).map((one) => one.title).join()).toContain("Capybara");
  // The radar reads the log by itself, and may still be at it.
  await expect(async () => {
    const hits = (await (await request.get("/api/v1/markets/TH/hits")).json()) as { items: { product?: { title: string } }[] };
    expect(hits.items.map((hit) => hit.product?.title).join()).toContain("คาปิบารา");
  }).toPass();

  await page.goto(`/gb/charts/sales?period=month&date=${year}-01-01`);
  await expectGoodPage(page);
});
