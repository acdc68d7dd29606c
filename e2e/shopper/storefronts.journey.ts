// The shop of each market: its language, its money, its goods.
import { expect, expectGoodPage, test } from "../page.ts";

const MARKETS = [
  { code: "gb", lang: "en", price: /^£\d{1,3}(,\d{3})*\.\d\d$/, letters: /[a-z]/i },
  { code: "id", lang: "id", price: /^Rp\s?\d{1,3}(\.\d{3})*$/, letters: /[a-z]/i },
  { code: "th", lang: "th", price: /^฿\d{1,3}(,\d{3})*\.\d\d$/, letters: /[\u0E01-\u0E4E]/ },
  { code: "vn", lang: "vi", price: /^\d{1,3}(\.\d{3})*\s?₫$/, letters: /[\u00C0-\u01B0\u1EA0-\u1EF9]/ },
  { code: "my", lang: "ms", price: /^RM\s?\d{1,3}(,\d{3})*\.\d\d$/, letters: /[a-z]/i },
  { code: "ph", lang: "fil", price: /^₱\d{1,3}(,\d{3})*\.\d\d$/, letters: /[a-z]/i },
];

for (const market of MARKETS) {
  const wide = market.code === "gb" || market.code === "th" ? " @laptop" : "";
  test(`${market.code}: a shop in its language and currency${wide}`, async ({ page }) => {
    await page.goto(`/${market.code}/shop`);
    await expect(page.locator("html")).toHaveAttribute("lang", market.lang);
    await expect(page.locator(".sandbox-note"), "a simulated market says so").toBeVisible();
    const prices = await page.locator(".card .price-now").allInnerTexts();
    expect(prices.length).toBeGreaterThan(7);
    for (const price of prices) expect(price.replaceAll("\u00A0", " ")).toMatch(market.price);
    // A title that is still the seller's own text is marked as such; the demo's goods are all translated.
    const titles = await page.locator(".card-title:not([lang])").allInnerTexts();
    expect(titles.length).toBeGreaterThan(2);
    for (const title of titles) expect(title).toMatch(market.letters);
    await expect(page.locator(".kind").first()).toBeVisible();
    await expectGoodPage(page);
  });
}

test("all markets share a page and name each other by hreflang", async ({ page }) => {
  await page.goto("/gb/shop");
  const named = await page.locator("link[rel=alternate][hreflang]").evaluateAll((links) =>
    links.map((link) => [link.getAttribute("hreflang"), new URL((link as HTMLLinkElement).href).pathname]),
  );
  for (const [tag, path] of [["en-GB", "/gb/shop"], ["id-ID", "/id/shop"], ["th-TH", "/th/shop"], ["vi-VN", "/vn/shop"], ["ms-MY", "/my/shop"], ["fil-PH", "/ph/shop"]]) {
    expect(named, `hreflang ${tag}`).toContainEqual([tag, path]);
  }
});

test("the root leads to the market that the browser's language speaks of, or asks", async ({ page, browser }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/gb\/(p\/|$)/);
  const visitor = await browser.newContext({ locale: "sw-KE", baseURL: new URL(page.url()).origin });
  const elsewhere = await visitor.newPage();
  await elsewhere.goto("/");
  await expect(elsewhere.locator(".chooser .switcher li").first()).toBeVisible();
  await expectGoodPage(elsewhere);
  await visitor.close();
});

test("the switcher leads from a country to another, and to another language of the same @laptop", async ({ page }) => {
  await page.goto("/gb/shop");
  await page.locator("header [popovertarget=markets]").click();
  const sheet = page.locator("#markets");
  await expect(sheet).toBeVisible();
  await expectGoodPage(page);
  await sheet.locator("a[hreflang=th-TH]").click();
  await expect(page).toHaveURL(/\/th\/shop$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "th");
  await page.locator("header [popovertarget=markets]").click();
  await page.locator("#markets a[hreflang=en-PH]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".card .price-now").first()).toContainText("₱");
  // The market is remembered at the root.
  await page.goto("/");
  await expect(page).toHaveURL(/\/ph\//);
});
