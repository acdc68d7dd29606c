// One's own things: addresses by country, devices, tokens, data.
import { readFileSync } from "node:fs";
import { expect, expectGoodPage, fresh, PASSWORD, signIn, signUp, test, token } from "../page.ts";

test("an address asks for what its country needs @laptop", async ({ page, request }) => {
  const handle = fresh("addie");
  await signUp(request, handle);
  await signIn(page, handle, PASSWORD, "/account/addresses");
  await expectGoodPage(page);
  await page.locator("main a[href='/account/addresses/new']").click();
  await expect(page.locator("select[name=country]")).toHaveValue("GB");
  for (const [country, example, needed] of [["US", /\b95014\b/, ["city", "region", "postal_code"]], ["SG", /\b\d{6}\b/, ["postal_code"]], ["MY", /\b\d{5}\b/, ["city", "postal_code"]]] as const) {
    await page.locator("select[name=country]").selectOption(country);
    await page.locator("form.inline-form button").click();
    await expect(page).toHaveURL(new RegExp(`country=${country}`));
    const required = await page.locator("form[method=post] [required]").evaluateAll((inputs) => inputs.map((input) => input.getAttribute("name")));
    expect(required).toEqual(["name", "phone", "line1", ...needed]);
    await expect(page.locator("#postal_code-help")).toHaveText(example);
    await expectGoodPage(page);
  }
  await page.locator("select[name=country]").selectOption("GB");
  await page.locator("form.inline-form button").click();
  await page.locator("[name=name]").fill("Addie Lane");
  await page.locator("[name=phone]").fill("12");
  await page.locator("[name=line1]").fill("1 Meadow Lane");
  await page.locator("[name=city]").fill("Leeds");
  await page.locator("[name=postal_code]").fill("999");
  await page.locator("form[action='/account/addresses'] button").click();
  await expect(page.locator(".summary li")).toHaveCount(2);
  await expect(page.locator("[name=city]"), "what was typed stays").toHaveValue("Leeds");
  await expectGoodPage(page);
  await page.locator("[name=phone]").fill("+44 113 496 0000");
  await page.locator("[name=postal_code]").fill("ls1 4ap");
  await page.locator("form[action='/account/addresses'] button").click();
  await expect(page).toHaveURL(/done=address/);
  await expect(page.locator("address")).toContainText("LS1 4AP");
  await expect(page.locator("m-toast")).toBeVisible();
  await expectGoodPage(page);
});

test("devices are listed, and one can be signed out from afar", async ({ page, request, browser, baseURL }) => {
  const handle = fresh("dev");
  await signUp(request, handle);
  const phone = await browser.newContext({ baseURL });
  const far = await phone.newPage();
  await signIn(far, handle, PASSWORD);
  await signIn(page, handle, PASSWORD, "/account/security");
  await expect(page.locator("#sessions li")).toHaveCount(2);
  await page.locator("#sessions form[action$='/end'] button").first().click();
  await expect(page.locator("#sessions li")).toHaveCount(1);
  await far.goto("/account");
  await expect(far).toHaveURL(/\/sign-in/);
  await phone.close();
});

test("a new password ends every other session", async ({ page, request }) => {
  const handle = fresh("pw");
  await signUp(request, handle);
  const other = await token(request, handle, PASSWORD);
  await signIn(page, handle, PASSWORD, "/account/security");
  await page.locator("[name=current]").fill("not it at all");
  await page.locator("[name=password]").fill("eleven red balloons");
  await page.locator("form[action$='/security/password'] button").click();
  await expect(page.locator(".summary")).toBeVisible();
  await page.locator("[name=current]").fill(PASSWORD);
  await page.locator("[name=password]").fill("eleven red balloons");
  await page.locator("form[action$='/security/password'] button").click();
  await expect(page).toHaveURL(/done=password/);
  expect((await request.get("/api/v1/me", { headers: { authorization: `Bearer ${other}` } })).status()).toBe(401);
});

test("an API token is shown once and may do what was ticked, no more", async ({ page, request }) => {
  const handle = fresh("api");
  await signUp(request, handle);
  await signIn(page, handle, PASSWORD, "/account/security");
  await page.locator("#tokens details summary").click();
  await page.locator("#tokens [name=name]").fill("price watcher");
  await page.locator("#tokens details form button").click();
  await expect(page.locator("#tokens .summary"), "a token without a scope is refused").toBeVisible();
  await expectGoodPage(page);
  await page.locator("#tokens [value='account']").check();
  await page.locator("#tokens details form button").click();
  const secret = await page.locator("input.secret").inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await expectGoodPage(page);
  const bearer = { headers: { authorization: `Bearer ${secret}` } };
  expect((await request.get("/api/v1/me", bearer)).status()).toBe(200);
  const own = { authorization: `Bearer ${await token(request, handle, PASSWORD)}` };
  const shop = await request.post("/api/v1/shops", { headers: own, data: { handle, name: "A shop", home_country: "GB", language: "en", currency: "GBP" } });
  expect(shop.status()).toBe(201);
  const products = await request.get(`/api/v1/shops/${handle}/products`, bearer);
  expect(products.status()).toBe(403);
  expect((await products.json()).code).toBe("request.scope_missing");
  await page.goto("/account/security");
  expect(await page.content()).not.toContain(secret);
  await page.locator("#tokens form[action$='/revocation'] button").click();
  await expect(page).toHaveURL(/done=removed/);
  expect((await request.get("/api/v1/me", bearer)).status()).toBe(401);
});

test("one's data comes along as a file, and leaving says first what happens", async ({ page, request }) => {
  const handle = fresh("leaver");
  await signUp(request, handle);
  await signIn(page, handle, PASSWORD, "/account/data");
  await expectGoodPage(page);
  const coming = page.waitForEvent("download");
  await page.locator("a[href='/account/export']").click();
  const data = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
  expect(JSON.stringify(data)).toContain(handle);
  expect(JSON.stringify(data)).not.toContain("$argon2");
  await page.locator("a[href='/account/deletion']").click();
  await expectGoodPage(page);
  for (const path of ["/account/invites", "/account/email"]) {
    await page.goto(path);
    await expectGoodPage(page);
  }
});
