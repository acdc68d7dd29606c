// Finding things: kinds, order, words in every script, and what is not there.
import { expect, expectGoodPage, test } from "../page.ts";

/** A price as a number, whatever its money. */
function amount(text: string): number {
  const digits = text.replace(/[^\d.,]/g, "");
  return /[.,]\d\d$/.test(digits) ? Number(digits.replaceAll(",", "")) : Number(digits.replace(/[.,]/g, ""));
}

test("a kind of things, cheapest first, page after page @laptop", async ({ page }) => {
  await page.goto("/gb/shop");
  await page.locator(".kind").first().click();
  await expect(page).toHaveURL(/\/gb\/categories\//);
  await expectGoodPage(page);
  await page.goto("/gb/listings");
  await page.locator("#sort").selectOption("price_asc");
  await expect(page).toHaveURL(/sort=price_asc/);
  const first = await page.locator(".card .price-now").allInnerTexts();
  await expectGoodPage(page);
  await page.locator("m-more a").click();
  await expect.poll(() => page.locator(".card").count()).toBeGreaterThan(first.length);
  await expect(page.locator(".card").nth(first.length).locator("a"), "the first new card has the focus").toBeFocused();
  const prices = (await page.locator(".card .price-now").allInnerTexts()).map(amount);
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
  const titles = await page.locator(".card-link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(new Set(titles).size, "no product twice").toBe(titles.length);
  await page.locator("#sort").selectOption("price_desc");
  await expect(page).toHaveURL(/sort=price_desc/);
  const falling = (await page.locator(".card .price-now").allInnerTexts()).map(amount);
  expect(falling).toEqual([...falling].sort((a, b) => b - a));
});

test("words find things, typed by hand @laptop", async ({ page }) => {
  await page.goto("/gb/shop");
  await page.locator("header #q").fill("earbuds");
  await page.locator("header #q").press("Enter");
  await expect(page).toHaveURL(/\/gb\/search\?q=earbuds/);
  await expect(page.locator(".card-title").first()).toContainText("Earbuds");
  await expectGoodPage(page);
});

// Thai has no spaces between words: คริสตัล stands inside a longer title. Vietnamese is found without its marks too.
for (const [market, words, found] of [
  ["th", "คริสตัล", "คริสตัล"],
  ["th", "หูฟัง", "หูฟัง"],
  ["vn", "vòng tay", "Vòng tay"],
  ["vn", "vong tay", "Vòng tay"],
] as const) {
  test(`${market}: “${words}” is found`, async ({ page }) => {
    await page.goto(`/${market}/search?q=${encodeURIComponent(words)}`);
    await expect(page.locator(".card-title").first()).toContainText(found);
  });
}

test("what is not there is said kindly, with a way on", async ({ page }) => {
  await page.goto("/gb/search?q=zzzzqqqq");
  await expect(page.locator(".card")).toHaveCount(0);
  await expect(page.locator("main").getByRole("link")).toHaveAttribute("href", "/gb/listings");
  await expectGoodPage(page);
  const answer = await page.goto("/gb/listings/12345");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  await expectGoodPage(page);
  expect((await page.goto("/nowhere/at/all"))?.status()).toBe(404);
  await expectGoodPage(page);
});

test("a shop has a page of its own", async ({ page }) => {
  await page.goto("/gb/shops/fernvolt");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fernvolt");
  expect(await page.locator(".card").count()).toBeGreaterThan(3);
  await expectGoodPage(page);
});

test("engines get robots, maps of every market, and a manifest", async ({ request }) => {
  expect(await (await request.get("/robots.txt")).text()).toContain("Sitemap:");
  const maps = await (await request.get("/sitemap.xml")).text();
  for (const market of ["gb", "id", "th", "vn", "my", "ph"]) expect(maps).toContain(`/${market}/sitemap.xml`);
  const map = await (await request.get("/th/sitemap.xml")).text();
  expect(map.match(/<url>/g)?.length).toBeGreaterThan(60);
  expect((await request.get("/manifest.webmanifest")).ok()).toBe(true);
});
