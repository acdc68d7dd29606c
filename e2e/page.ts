// What every journey needs: a page, axe to look at it, and the people of the demo.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type APIRequestContext, type Page } from "@playwright/test";

export { expect };

/** A page that fails its test when the browser logs an error. A refusal that a journey asks for (404, 422) is none. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && !isRefusal(message.text()) && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(page);
    expect(errors, "errors in the browser's console").toEqual([]);
  },
});

function isRefusal(text: string): boolean {
  return /status of (401|404|409|422) /.test(text);
}

/** The page has no violation of WCAG 2.2 AA that axe can find, and nothing sticks out sideways. */
export async function expectGoodPage(page: Page) {
  await page.waitForLoadState("load");
  await unstick(page);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const words = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect(words, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await page.title(), "the page has a title").not.toBe("");
  await expect(page.locator("h1"), `one heading on ${page.url()}`).toHaveCount(1);
}

/** A bar that sticks to the screen's end covers whatever is below it just now: for axe it stands where it belongs. */
async function unstick(page: Page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".save-bar { position: static !important }");
    document.adoptedStyleSheets = [sheet];
  });
}

/** A name nobody has used yet. */
export function fresh(prefix: string): string {
  return `${prefix}-${Math.random().toString(36).slice(2, 9)}`;
}

/** The demo's data folder. */
export function dataFolder(): string {
  const folder = process.env.MEADOW_E2E_DATA;
  if (!folder) throw new Error("MEADOW_E2E_DATA is not set; start the journeys by e2e/run");
  return folder;
}

/** The password of everybody whom journeys sign up. */
export const PASSWORD = "nine quiet umbrellas";

interface Login {
  audience: string;
  handle: string;
  password: string;
}

/** The demo's login for an audience. */
export function loginOf(audience: "operator" | "seller" | "creator" | "shopper"): Login {
  const logins = JSON.parse(readFileSync(join(dataFolder(), "logins.json"), "utf8")) as Login[];
  const found = logins.find((login) => login.audience === audience);
  if (!found) throw new Error(`logins.json has no ${audience}`);
  return found;
}

/** Signs in by the form. */
export async function signIn(page: Page, login: string, password: string, next = "/account") {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("form[action='/sign-in'] button:not([type=button])").click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Signs somebody new up through the API. */
export async function signUp(request: APIRequestContext, handle: string, market = "GB", locale = "en") {
  const answer = await request.post("/api/v1/accounts", {
    data: { handle, email: `${handle}@meadow.example`, password: PASSWORD, locale, market },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** A session's token, for requests beside the browser. */
export async function token(request: APIRequestContext, login: string, password: string): Promise<string> {
  const answer = await request.post("/api/v1/sessions", { data: { login, password } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { token: string }).token;
}
