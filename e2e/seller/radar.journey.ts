// The radar: a file of one's own sales, the shop's radar, an outlook, and what everybody sees.
import { expect, expectGoodPage, loginOf, signIn, test } from "../page.ts";

/** Twelve items over fifty days. */
function sales(): Buffer {
  const lines = ["date,market,user,item,units,price_minor"];
  for (let day = 0; day < 50; day += 1) {
    const date = new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10);
    for (let item = 0; item < 12; item += 1) lines.push(`${date},GB,b${day}-${item},Item number ${item},${30 - 2 * item},1000`);
  }
  return Buffer.from(lines.join("\n"));
}

test("a sales file is told of, or what is wrong with it, line by line", async ({ page }) => {
  const lin = loginOf("seller");
  await signIn(page, lin.handle, lin.password, "/seller/radar");
  await expectGoodPage(page);
  const bring = async (name: string, buffer: Buffer) => {
    await page.locator("#file").setInputFiles({ name, mimeType: "text/csv", buffer });
    await page.locator("main form .button").click();
  };
  await bring("wrong.csv", Buffer.from("date,item\n23/11/2026,lamp\n"));
  await expect(page.locator(".summary")).toContainText("23/11/2026");
  await expectGoodPage(page);
  await bring("sales.csv", sales());
  await expect(page.locator(".sales-answer table")).toHaveCount(1);
  await expectGoodPage(page);
  const download = page.waitForEvent("download");
  await page.locator(".sales-answer a[download]").click();
  expect((await download).suggestedFilename()).toBe("rising.csv");
});

test("the shop's radar leads to an outlook @laptop", async ({ page }) => {
  const lin = loginOf("seller");
  await signIn(page, lin.handle, lin.password, "/seller");
  await page.locator(".shops a").first().click();
  const home = new URL(page.url()).pathname;
  await page.goto(`${home}/radar`);
  await expectGoodPage(page);
  const risk = page.locator(".radar-named").first();
  if ((await risk.count()) > 0) await risk.click();
  else await page.goto(`${home}/products`).then(() => page.locator(".product-name a").first().click());
  await expectGoodPage(page);
  await page.goto("/gb/charts");
  await page.locator(".charts .charts-way").click();
  await expectGoodPage(page);
});
