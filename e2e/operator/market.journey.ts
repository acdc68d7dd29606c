// The operator: health, markets, rates, jobs, reviews.
import type { Page } from "@playwright/test";
import { expect, expectGoodPage, loginOf, signIn, test } from "../page.ts";

async function enter(page: Page, path = "/operator") {
  const ana = loginOf("operator");
  await signIn(page, ana.handle, ana.password, path);
}

test("health says what needs the operator, every place is good @laptop", async ({ page }) => {
  await enter(page);
  expect(await page.locator(".health li").count()).toBeGreaterThanOrEqual(5);
  await expectGoodPage(page);
  for (const path of ["/markets", "/markets/GB", "/rates", "/jobs", "/reviews", "/people", "/audit"]) {
    await page.goto(`/operator${path}`);
    await expectGoodPage(page);
  }
});

test("a shopper is no operator, and a guest is asked in", async ({ page }) => {
  await page.goto("/operator");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Foperator/);
  const tom = loginOf("shopper");
  await signIn(page, tom.handle, tom.password, "/account");
  expect((await page.goto("/operator"))?.status()).toBe(404);
});

test("a market closes and opens again, and its storefront with it", async ({ page }) => {
  await enter(page, "/operator/markets/JP");
  await page.locator("#enabled").uncheck();
  await page.locator("form.full > div > button").click();
  await expect(page).toHaveURL(/done=saved/);
  expect((await page.goto("/jp/"))?.status()).toBe(404);
  await page.goto("/operator/markets?q=Japan");
  await page.locator("form[action='/operator/markets/JP/opening'] button").click();
  await expect(page).toHaveURL(/done=opened/);
  expect((await page.goto("/jp/"))?.status()).toBe(200);
});

test("a market's form says everything that is wrong at once", async ({ page }) => {
  await enter(page, "/operator/markets/SG");
  await page.locator("[name=commission_bp]").fill("much");
  await page.locator("[name=freight]").fill("-1");
  await page.locator("[name=return_days]").fill("");
  await page.locator("form.full").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.locator("form.full > div > button").click();
  await expect(page.locator(".summary li")).toHaveCount(3);
  await expectGoodPage(page);
});

test("rates are kept by hand, and bad ones are told", async ({ page }) => {
  await enter(page, "/operator/rates");
  await page.locator("[name=source]").fill("bank, by phone");
  await page.locator("[name='rates.THB']").fill("a lot");
  await page.locator("#by-hand form button").click();
  await expect(page.locator("#by-hand .summary")).toBeVisible();
  await expectGoodPage(page);
  const row = page.locator("table.data tbody tr").filter({ hasText: "PLN" });
  await page.locator("[name='rates.THB']").fill("");
  await page.locator("[name='rates.SGD']").fill("1.4999");
  await page.locator("#by-hand form button").click();
  await expect(page).toHaveURL(/done=rates/);
  await expect(page.locator("table.data tbody tr").filter({ hasText: "SGD" })).toContainText("1.4999");
  await expect(page.locator("table.data tbody tr").filter({ hasText: "SGD" })).toContainText("bank, by phone");
  await expect(row).toHaveCount(0);
  await page.locator("table.data a[href^='/operator/rates/SGD']").click();
  await expectGoodPage(page);
});

test("jobs are listed by state, each with what became of it", async ({ page }) => {
  await enter(page, "/operator/jobs");
  await page.locator("nav.filters a[href$='state=DONE']").click();
  await page.locator("table.data a").first().click();
  await expect(page.locator(".facts-list")).toBeVisible();
  await expectGoodPage(page);
});

test("in a market under review a new text waits, the old one stays on sale until it is approved", async ({ page, browser, baseURL }) => {
  await enter(page, "/operator/markets/PH");
  await page.locator("[name=review]").selectOption("manual");
  await page.locator("form.full > div > button").click();
  await expect(page).toHaveURL(/done=saved/);
  const lin = loginOf("seller");
  const other = await browser.newContext({ baseURL, locale: "en-GB" });
  const seller = await other.newPage();
  await signIn(seller, lin.handle, lin.password, "/seller/fernvolt/listings?market=PH");
  await seller.locator("table.data th a").first().click();
  const listing = new URL(seller.url()).pathname.split("/").at(-1);
  const words = seller.locator("form.words").filter({ has: seller.locator("[name=lang][value=fil]") });
  const before = await words.locator("[name=title]").inputValue();
  const after = `${before} (bago)`;
  await words.locator("[name=title]").fill(after);
  await words.locator("button.button").click();
  await expect(seller).toHaveURL(/done=saved/);
  await expectGoodPage(seller);
  await page.goto(`/ph/listings/${listing}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before);
  await page.goto("/operator/reviews");
  const waiting = page.locator(`#listing-${listing}`);
  await expect(waiting).toContainText(after);
  await expect(waiting).toContainText(before);
  await expectGoodPage(page);
  await waiting.locator("details summary").click();
  await waiting.locator("form").filter({ has: page.locator("[value=refuse]") }).evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await waiting.locator("button.danger").click();
  await expect(page.locator(`#listing-${listing} .summary`), "a refusal says why").toBeVisible();
  await page.locator(`#listing-${listing} form`).filter({ has: page.locator("[value=approve]") }).locator("button").click();
  await expect(page).toHaveURL(/done=approved/);
  await page.goto(`/ph/listings/${listing}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(after);
  // As it was, for whoever comes next.
  await page.goto("/operator/markets/PH");
  await page.locator("[name=review]").selectOption("system");
  await page.locator("form.full > div > button").click();
  await expect(page).toHaveURL(/done=saved/);
  await seller.reload();
  await seller.locator("form.words button.give-back").first().click();
  await expect(seller).toHaveURL(/done=inherited/);
  await other.close();
});

test("a country that never sold opens, is synced to, and finds things by Chinese words", async ({ page, browser, baseURL }) => {
  await enter(page, "/operator/markets?q=Taiwan");
  await page.locator("form[action='/operator/markets/TW/opening'] button").click();
  await expect(page).toHaveURL(/done=opened/);
  await expectGoodPage(page);
  const lin = loginOf("seller");
  const other = await browser.newContext({ baseURL, locale: "en-GB" });
  const seller = await other.newPage();
  await signIn(seller, lin.handle, lin.password, "/seller/shiyu-crystals/sync/preview?market=TW");
  await expect(seller.locator(".market-preview")).toHaveCount(1);
  await seller.locator("#market-tw").check();
  await seller.locator(".save-bar button").click();
  await expect(seller).toHaveURL(/\/syncs\/\d+$/);
  await expect(seller.locator("m-job")).toHaveCount(0, { timeout: 30_000 });
  await expect(seller.locator(".result").first()).toContainText("On sale");
  await other.close();
  await expect(async () => {
    await page.goto(`/tw/search?q=${encodeURIComponent("手链")}`);
    await expect(page.locator(".card-title").first()).toContainText("手链", { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expectGoodPage(page);
});
