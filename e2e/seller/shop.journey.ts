// A seller from nothing to six markets: a shop, a dirty file, one click, and everything after it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectGoodPage, fresh, PASSWORD, signIn, signUp, test } from "../page.ts";

const DIRTY = fileURLToPath(new URL("fixtures/dirty.csv", import.meta.url));
const SIX = ["GB", "ID", "TH", "VN", "MY", "PH"];

// One shop, told in chapters: each begins where the one before ended.
test.describe.serial("a shop", () => {
  const owner = fresh("owner");
  const shop = fresh("lark");
  const name = `Larkfield ${shop}`;
  const home = `/seller/${shop}`;

  /** Waits until the page has followed its job to the end and shows what became of it. */
  async function expectJobDone(page: Page) {
    await expect(page).toHaveURL(/\/(imports|syncs)\/\d+$/);
    await expect(page.locator("m-job")).toHaveCount(0, { timeout: 30_000 });
  }

  async function enter(page: Page, path = home) {
    await signIn(page, owner, PASSWORD, path);
  }

  test("is opened, with all errors at once first", async ({ page, request }) => {
    await signUp(request, owner);
    await enter(page, "/seller");
    await expectGoodPage(page);
    await page.locator("form[action='/seller']").evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.locator("[name=handle]").fill("No Spaces!");
    await page.locator("form[action='/seller'] button").click();
    await expect(page.locator(".summary li")).toHaveCount(2);
    await expectGoodPage(page);
    await page.locator("[name=name]").fill(name);
    await page.locator("[name=handle]").fill(shop);
    await page.locator("[name=home_country]").selectOption("GB");
    await page.locator("[name=language]").selectOption("en");
    await page.locator("[name=currency]").selectOption("GBP");
    await page.locator("form[action='/seller'] button").click();
    await expect(page).toHaveURL(new RegExp(`${home}\\?done=created`));
    await expect(page.locator(".first-steps")).toBeVisible();
    await expectGoodPage(page);
    for (const path of ["/products", "/listings", "/sync", "/exports"]) {
      await page.goto(`${home}${path}`);
      await expectGoodPage(page);
    }
  });

  test("takes a dirty file: every problem by row and field, nothing lost", async ({ page }) => {
    await enter(page, `${home}/imports`);
    await expectGoodPage(page);
    await page.locator("[name=file]").setInputFiles(DIRTY);
    await page.locator("form[enctype] button").click();
    await expectJobDone(page);
    const rows = page.locator("table.data tbody tr");
    await expect(rows.first()).toBeVisible();
    const told = await rows.allInnerTexts();
    const of = (row: number) => told.filter((text) => new RegExp(`^\\s*${row}\\b`).test(text)).join("\n");
    expect(of(5), told.join("\n")).toMatch(/price/i);
    expect(of(6)).toMatch(/price/i);
    expect(of(7)).toMatch(/price|stock/i);
    await expectGoodPage(page);
    await page.goto(`${home}/products`);
    await expect(page.locator(".product-name a")).not.toHaveCount(0);
    for (const title of ["Moss Mug", "Twig Lamp", "=1+1 Cup"]) await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
    await expectGoodPage(page);
    // The same file again changes nothing and doubles nothing.
    const before = await page.locator(".product-name a").count();
    await page.goto(`${home}/imports`);
    await page.locator("[name=file]").setInputFiles(DIRTY);
    await page.locator("form[enctype] button").click();
    await expectJobDone(page);
    await page.goto(`${home}/products`);
    await expect(page.locator(".product-name a")).toHaveCount(before);
    await expect(page.locator(".products")).not.toContainText("version 2");
  });

  test("refuses what is no product file, in words", async ({ page }) => {
    await enter(page, `${home}/imports`);
    await page.locator("[name=file]").setInputFiles({ name: "cats.csv", mimeType: "text/csv", buffer: Buffer.from("cat,dog\n1,2\n") });
    await page.locator("form[enctype] button").click();
    await expectJobDone(page);
    await expect(page.locator("main")).toContainText(/columns are missing|could not be read/);
    await expectGoodPage(page);
  });

  test("edits a product: errors at their fields, then saved with a picture", async ({ page }) => {
    await enter(page, `${home}/products`);
    await page.getByRole("link", { name: "Moss Mug", exact: true }).click();
    await expectGoodPage(page);
    await page.locator("[name=v0_price]").fill("12,50");
    await page.locator("[name=v1_stock]").fill("many");
    await page.locator(".save-bar [value=save]").click();
    await expect(page.locator(".summary li")).toHaveCount(2);
    await expect(page.locator("#v0_price-error")).toContainText("comma");
    await expect(page.locator("[name=v0_price]")).toHaveValue("12,50");
    await expectGoodPage(page);
    await page.locator("[name=v0_price]").fill("12.50");
    await page.locator("[name=v1_stock]").fill("7");
    await page.locator("[name=description]").fill("A stoneware mug for 300 ml of tea. Dishwasher safe.");
    await page.locator(".save-bar [value=save]").click();
    await expect(page).toHaveURL(/done=saved/);
    await expect(page.locator("[name=v0_price]")).toHaveValue("12.50");
    await page.locator("#file").setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 390, height: 390 } }) });
    await page.locator("#alt").fill("A green mug");
    await page.locator("form.add-picture button").click();
    await expect(page.locator(".picture-list img")).toHaveCount(1);
    await expectGoodPage(page);
  });

  test("writes a new product with variants", async ({ page }) => {
    await enter(page, `${home}/products/new`);
    await page.locator("[name=title]").fill("Reed Basket");
    await page.locator("[name=category]").selectOption("home");
    await page.locator("[name=axis0]").fill("Size");
    await page.locator("[value=add]").click();
    await expect(page.locator(".variant")).toHaveCount(2);
    await page.locator("[name=v0_o0]").fill("Small");
    await page.locator("[name=v0_price]").fill("9.00");
    await page.locator("[name=v0_stock]").fill("10");
    await page.locator("[name=v1_o0]").fill("Large");
    await page.locator("[name=v1_price]").fill("14.00");
    await page.locator("[name=v1_stock]").fill("3");
    await expectGoodPage(page);
    await page.locator(".save-bar [value=save]").click();
    await expect(page).toHaveURL(/done=created/);
    await expect(page.locator("[name=v1_o0]")).toHaveValue("Large");
  });

  test("previews six markets with prices, words and blockers, then one click puts it on sale", async ({ page }) => {
    await enter(page, `${home}/sync`);
    await expectGoodPage(page);
    for (const box of await page.locator("#markets [name=market]").all()) {
      const code = (await box.getAttribute("value")) ?? "";
      await box.setChecked(SIX.includes(code));
    }
    await page.locator(".save-bar button").click();
    await expect(page).toHaveURL(/\/sync\/preview/);
    await expect(page.locator(".market-preview")).toHaveCount(6);
    const preview = (code: string) => page.locator(".market-preview").filter({ has: page.locator(`[name=market][value=${code}]`) });
    await expect(preview("GB").locator(".range")).toContainText("£");
    await expect(preview("VN").locator(".range")).toContainText("₫");
    // No translator and no translation: Malaysian law holds it back, others show the source text, marked.
    await expect(preview("MY").locator(".reasons li").first()).toBeVisible();
    await expect(preview("TH").locator(".reasons").first()).toContainText("seller's language");
    await expect(page.locator("main .notice").first()).toContainText("translator");
    await expectGoodPage(page);
    await page.locator(".save-bar button").click();
    await expectJobDone(page);
    await expect(page.locator(".result").first()).toBeVisible();
    const mug = page.locator(".result").filter({ hasText: "Moss Mug" });
    await expect(mug.locator("li").filter({ hasText: "United Kingdom" })).toContainText("On sale");
    await expect(mug.locator("li").filter({ hasText: "Malaysia" }).first()).not.toContainText("On sale");
    await expectGoodPage(page);
    await page.goto(home);
    await expect(page.locator(".by-market table")).toBeVisible();
    await expectGoodPage(page);
  });

  test("a shopper sees it in Britain, in pounds, and in Thailand, marked", async ({ page }) => {
    const card = page.locator(".card").filter({ hasText: name });
    // The index follows a sync within seconds.
    await expect(async () => {
      await page.goto("/gb/search?q=moss%20mug");
      await expect(card).toHaveCount(1, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await card.locator(".card-link").click();
    await expect(page.locator("[data-variant-price]")).toContainText("£");
    await expectGoodPage(page);
    const thai = await page.locator("link[hreflang=th-TH]").getAttribute("href");
    await page.goto(thai ?? "");
    await expect(page.locator(".source-text")).toBeVisible();
    await expectGoodPage(page);
  });

  test("explains a price, takes an override, and gives it back in one click", async ({ page }) => {
    await enter(page, `${home}/listings?market=TH`);
    await expectGoodPage(page);
    await page.getByRole("link", { name: /Moss Mug/ }).click();
    await page.locator("details.made summary").first().click();
    const sum = page.locator("details.made").first();
    await expect(sum).toContainText("1 GBP =");
    await expect(sum.locator(".total")).toContainText("THB");
    await expectGoodPage(page);
    await page.locator("[name=title]").first().fill("แก้วมัคสีเขียวมอส");
    await page.locator("form.words button.button").first().click();
    await expect(page).toHaveURL(/done=saved/);
    await expect(page.locator("button.give-back")).toHaveCount(1);
    const price = page.locator("form.prices input[name^=price_]").first();
    const followed = await price.inputValue();
    await price.fill("12,50");
    await page.locator("form.prices .save-row button").click();
    await expect(page.locator(".summary")).toContainText("comma");
    await expectGoodPage(page);
    await page.locator("form.prices input[name^=price_]").first().fill("777");
    await page.locator("form.prices .save-row button").click();
    await expect(page).toHaveURL(/done=saved/);
    await expect(page.locator("button.give-back")).toHaveCount(2);
    await expectGoodPage(page);
    // A later edit of the product leaves what was set here.
    await page.locator("p.back a").click();
    await page.locator("[name=title]").fill("Moss Mug");
    await page.locator("[name=description]").fill("A stoneware mug for 300 ml of tea, glazed by hand.");
    await page.locator(".save-bar [value=save]").click();
    await page.goto(`${home}/listings?market=TH`);
    await page.locator("table.data a").filter({ hasText: "แก้วมัคสีเขียวมอส" }).click();
    await expect(page.locator("form.prices input[name^=price_]").first()).toHaveValue("777.00");
    await page.locator("form.prices button.give-back").click();
    await expect(page).toHaveURL(/done=inherited/);
    await expect(page.locator("form.prices input[name^=price_]").first()).toHaveValue(followed);
    await page.locator("form.words button.give-back").click();
    await expect(page.locator("button.give-back")).toHaveCount(0);
  });

  test("keeps a glossary, and names its own store", async ({ page }) => {
    await enter(page, `${home}/settings/glossary?lang=th`);
    await expectGoodPage(page);
    await page.locator("[name=source]").first().fill("mug");
    await page.locator("[name=text]").first().fill("แก้วมัค");
    await page.locator("[name=keep]").fill("Larkfield");
    await page.locator(".save-bar button").click();
    await expect(page).toHaveURL(/done=saved/);
    await expect(page.locator("[name=source]").first()).toHaveValue("mug");
    await expect(page.locator("[name=keep]")).toHaveValue("Larkfield");
    await page.goto(`${home}/settings/connection`);
    await expectGoodPage(page);
    await page.locator("[name=store]").fill("https://not/a host");
    await page.locator("#connection button").click();
    await expect(page.locator("#store-error")).toBeVisible();
    await expectGoodPage(page);
    await page.locator("[name=store]").fill("larkfield.example");
    await page.locator("[name=webhook_secret]").fill("a secret of the store");
    await page.locator("#connection button").click();
    await expect(page).toHaveURL(/done=saved/);
    await expect(page.locator("[name=store]")).toHaveValue("larkfield.example");
    expect(await page.content()).not.toContain("a secret of the store");
    await expectGoodPage(page);
    await page.goto(`${home}/settings`);
    // A rule for one market's prices.
    await page.locator("#rulePH, [name=rulePH]").selectOption("percent");
    await page.locator("[name=amountPH]").fill("lots");
    await page.locator("#prices > div:last-of-type button, #prices button").last().click();
    await expect(page.locator("#prices .summary")).toBeVisible();
    await page.locator("[name=amountPH]").fill("5");
    await page.locator("#prices button").last().click();
    await expect(page).toHaveURL(/done=saved/);
  });

  test("invites a colleague, who accepts and may do what was ticked", async ({ page, request, browser, baseURL }) => {
    const mate = fresh("mate");
    await signUp(request, mate);
    await enter(page, `${home}/settings/staff`);
    await expectGoodPage(page);
    await page.locator("form.invite [name=handle]").fill("nobody-of-this-name");
    await page.locator("form.invite button").click();
    await expect(page.locator("#handle-error")).toBeVisible();
    await page.locator("form.invite [name=handle]").fill(mate);
    await page.locator("form.invite button").click();
    await expect(page).toHaveURL(/done=invited/);
    await expectGoodPage(page);
    const other = await browser.newContext({ baseURL });
    const theirs = await other.newPage();
    await signIn(theirs, mate, PASSWORD, "/account/invites");
    await expect(theirs.locator("main")).toContainText("Larkfield");
    await expectGoodPage(theirs);
    await theirs.locator("form[action$='/acceptance'] button").click();
    await expect(theirs).toHaveURL(new RegExp(home));
    expect((await theirs.goto(`${home}/settings/staff`))?.status(), "staff is not among the ticks").toBe(404);
    await other.close();
  });

  test("takes its listings along as files that other platforms read", async ({ page }) => {
    await enter(page, `${home}/exports`);
    await expectGoodPage(page);
    const files: Record<string, string> = {};
    for (const format of ["tiktok", "google", "google_rss", "shopify"]) {
      const coming = page.waitForEvent("download");
      await page.locator(`a[download][href$='market=GB&format=${format}']`).click();
      files[format] = readFileSync(await (await coming).path(), "utf8").replace(/^\uFEFF/, "");
    }
    const [head, ...rows] = files.google.trim().split(/\r?\n/).map((line) => line.split("\t"));
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    const price = head.indexOf("price");
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row[price]).toMatch(/^\d+\.\d\d GBP$/);
    expect(files.tiktok.split(/\r?\n/)[0]).toBe("sku_id,title,description,availability,condition,price,link,image_link,brand");
    expect(files.tiktok, "a formula cannot run").not.toMatch(/(^|[,"])=1\+1/m);
    expect(files.google_rss).toContain("<g:price>");
    expect(files.shopify).toMatch(/^Handle,|^URL handle,/);
    expect(files.shopify).toContain("Moss Mug");
  });

  test("a stranger sees none of it", async ({ page, request }) => {
    const stranger = fresh("stranger");
    await signUp(request, stranger);
    await signIn(page, stranger, PASSWORD, "/account");
    for (const path of ["", "/products", "/settings", "/settings/staff", "/exports"]) {
      expect((await page.goto(`${home}${path}`))?.status()).toBe(404);
    }
    expect((await page.goto("/operator"))?.status()).toBe(404);
  });
});
