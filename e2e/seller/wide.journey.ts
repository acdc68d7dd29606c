// The demo's seller, with shops full of goods, on a wide screen and a narrow one.
import { expect, expectGoodPage, loginOf, signIn, test } from "../page.ts";

test("the demo's seller works in several shops, each page good @laptop", async ({ page }) => {
  const lin = loginOf("seller");
  await signIn(page, lin.handle, lin.password, "/seller");
  await expect(page.locator(".shops li")).toHaveCount(6);
  await expectGoodPage(page);
  await page.locator(".shops a").first().click();
  const home = new URL(page.url()).pathname;
  for (const path of ["", "/products", "/listings", "/sync", "/settings", "/settings/glossary", "/exports"]) {
    await page.goto(`${home}${path}`);
    await expectGoodPage(page);
  }
  await page.goto(`${home}/listings?market=TH`);
  await page.locator("table.data th a").first().click();
  await expectGoodPage(page);
  await page.goto(`${home}/products`);
  await page.locator(".product-name a").first().click();
  await expectGoodPage(page);
});
