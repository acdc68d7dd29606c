// Getting in: an account, a password, a passkey, and the way back when the password is gone.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, expect, expectGoodPage, fresh, PASSWORD, signIn, signUp, test } from "../page.ts";

/** The newest mail to an address in the outbox, once it is there. */
async function mailTo(address: string): Promise<string> {
  const outbox = join(dataFolder(), "outbox");
  const find = () => {
    const names = existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith(".eml")).sort().reverse() : [];
    return names.map((name) => readFileSync(join(outbox, name), "utf8")).find((text) => text.includes(address)) ?? "";
  };
  await expect.poll(find, { message: `a mail to ${address}`, timeout: 20_000 }).not.toBe("");
  return find();
}

/** The first link of a mail that holds these words. */
function linkOf(mail: string, part: string): string {
  const plain = mail.replaceAll("=\r\n", "").replaceAll("=\n", "").replaceAll("=3D", "=");
  return plain.match(new RegExp(`https?://\\S*${part}[\\w./-]*`))?.[0] ?? "";
}

test("signing up says everything that is wrong at once, then lets one in, out and in again @laptop", async ({ page }) => {
  const handle = fresh("tess");
  await page.goto("/sign-up");
  await expectGoodPage(page);
  await page.locator("form[action='/sign-up']").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.locator("[name=handle]").fill("A b!");
  await page.locator("[name=email]").fill("nobody");
  await page.locator("[name=password]").fill("short");
  await page.locator("form[action='/sign-up'] button").click();
  const summary = page.locator(".summary[role=alert]");
  await expect(summary.locator("li")).toHaveCount(3);
  for (const field of ["handle", "email", "password"]) {
    await expect(page.locator(`[name=${field}]`)).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(`#${field}-error`)).toBeVisible();
  }
  expect(await page.locator("[name=password]").inputValue(), "a password is not shown again").toBe("");
  await expectGoodPage(page);
  await summary.locator("a").first().click();
  await expect(page).toHaveURL(/#handle$/);
  await page.locator("[name=handle]").fill(handle);
  await page.locator("[name=email]").fill(`${handle}@meadow.example`);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("[name=market]").selectOption("GB");
  await page.locator("form[action='/sign-up'] button").click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(handle);
  await expectGoodPage(page);
  await page.locator("form[action='/sign-out'] button").click();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.locator("[name=login]").fill(`${handle}@meadow.example`);
  await page.locator("[name=password]").fill("a wrong password");
  await page.locator("form[action='/sign-in'] button:not([type=button])").click();
  await expect(page.locator(".summary")).toContainText("is not right");
  await expect(page.locator("[name=login]")).toHaveValue(`${handle}@meadow.example`);
  await expectGoodPage(page);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("form[action='/sign-in'] button:not([type=button])").click();
  await expect(page).toHaveURL(/\/account$/);
});

test("the same handle again is refused at its field", async ({ page, request }) => {
  const handle = fresh("twin");
  await signUp(request, handle);
  await page.goto("/sign-up");
  await page.locator("[name=handle]").fill(handle);
  await page.locator("[name=email]").fill(`${handle}-2@meadow.example`);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("form[action='/sign-up'] button").click();
  await expect(page.locator("#handle-error")).toBeVisible();
});

test("a passkey is added, and signs one in without a password", async ({ page, request }) => {
  const handle = fresh("kay");
  await signUp(request, handle);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await signIn(page, handle, PASSWORD, "/account/security");
  await page.locator("#passkey-name").fill("My laptop");
  await page.locator("m-passkey-add button").click();
  await expect(page).toHaveURL(/done=passkey/);
  await expect(page.locator("#passkeys [name=name]")).toHaveValue("My laptop");
  await expectGoodPage(page);
  await page.goto("/account");
  await page.locator("form[action='/sign-out'] button").click();
  await page.goto("/sign-in");
  await page.locator("m-passkey-sign-in button").click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(handle);
});

test("a forgotten password is replaced by the link in the mail, which works once", async ({ page, request, browser, baseURL }) => {
  const handle = fresh("lethe");
  await signUp(request, handle);
  await page.goto("/sign-in");
  await page.locator("a[href='/account/password-reset']").click();
  await expectGoodPage(page);
  await page.locator("[name=login]").fill(handle);
  await page.locator("main form button").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectGoodPage(page);
  const mail = await mailTo(`${handle}@meadow.example`);
  let link = linkOf(mail, "password-reset");
  await expect.poll(async () => (link = linkOf(await mailTo(`${handle}@meadow.example`), "password-reset")), { timeout: 20_000 }).not.toBe("");
  await page.goto(link);
  await page.locator("[name=password]").fill("short");
  await page.locator("main form button").click();
  await expect(page.locator("#password-error")).toBeVisible();
  await expectGoodPage(page);
  await page.locator("[name=password]").fill("a new umbrella, green");
  await page.locator("main form button").click();
  await expectGoodPage(page);
  await signIn(page, handle, "a new umbrella, green");
  const other = await browser.newContext({ baseURL });
  const again = await other.newPage();
  await again.goto(link);
  await again.locator("[name=password]").fill("yet another umbrella");
  await again.locator("main form button").click();
  await expect(again.locator(".summary")).toBeVisible();
  await other.close();
});

test("the interface speaks seven languages, chosen on any page behind the shop", async ({ page }) => {
  await page.goto("/sign-in");
  for (const [lang, words] of [["th", /[ก-๎]/], ["zh", /[\u4E00-\u9FFF]/], ["vi", /[ăâđêôơưạ-ỹ]/i], ["id", /[a-z]/i], ["ms", /[a-z]/i], ["fil", /[a-z]/i], ["en", /Sign in/]] as const) {
    await page.locator("header [popovertarget=languages]").click();
    await page.locator(`#languages a[lang=${lang}]`).click();
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words);
    await expectGoodPage(page);
  }
});
