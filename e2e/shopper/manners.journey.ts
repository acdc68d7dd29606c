// How a page behaves: the keyboard, little motion, small screens, small files.
import { gzipSync } from "node:zlib";
import { expect, expectGoodPage, test } from "../page.ts";

test("the keyboard reaches the content first, then every product @laptop", async ({ page }) => {
  await page.goto("/gb/shop");
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await expect(page.locator("a.skip")).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  const seen: string[] = [];
  for (let step = 0; step < 60 && seen.at(-1)?.includes("card-link") !== true; step++) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement?.className ?? ""));
  }
  const card = page.locator(".card-link:focus");
  await expect(card, `after ${seen.join(", ")}`).toHaveCount(1);
  // The ring is around the whole card.
  const ring = await card.evaluate((link) => getComputedStyle(link, "::after").outlineStyle);
  expect(ring, "the focus is seen").toBe("solid");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/gb\/listings\/\d+/);
});

test("those who want little motion get none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/gb/shop");
  await page.locator("header [popovertarget=markets]").click();
  const moving = await page.evaluate(() => {
    const slow = (text: string) => text.split(",").some((part) => parseFloat(part) * (part.includes("ms") ? 1 : 1000) > 20);
    return [...document.querySelectorAll("body *")]
      .map((part) => ({ part, style: getComputedStyle(part) }))
      .filter(({ style }) => slow(style.animationDuration) || slow(style.transitionDuration))
      .map(({ part }) => `${part.tagName}.${part.getAttribute("class") ?? ""}`);
  });
  expect([...new Set(moving)]).toEqual([]);
});

test("a very small phone shows everything without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const path of ["/th/", "/th/shop", "/vn/listings", "/my/search?q=a"]) {
    await page.goto(path);
    await expectGoodPage(page);
  }
  await page.goto("/th/listings");
  await page.locator(".card-link").first().click();
  await expectGoodPage(page);
});

test("targets are large enough for a thumb", async ({ page }) => {
  await page.goto("/gb/shop");
  for (const place of await page.locator("nav.bottom a, header button, header a.icon-button").all()) {
    if (!(await place.isVisible())) continue;
    const box = await place.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), await place.innerHTML()).toBeGreaterThanOrEqual(40);
  }
});

// Gzipped bytes: 15 kB of CSS a page; a storefront's own script is a few kB, the feed's ten at the most.
for (const [path, script] of [
  ["/gb/", 10_000],
  ["/gb/shop", 4_000],
  ["/gb/listings", 4_000],
  ["product", 6_000],
  ["/sign-in", 6_000],
] as const) {
  test(`${path} is light`, async ({ page }) => {
    const weights = { css: 0, script: 0 };
    page.on("response", (answer) => {
      const kind = answer.request().resourceType();
      if (kind !== "stylesheet" && kind !== "script") return;
      waiting.push(answer.body().then((body) => void (weights[kind === "script" ? "script" : "css"] += gzipSync(body).length)));
    });
    const waiting: Promise<void>[] = [];
    await page.goto(path === "product" ? "/gb/listings" : path, { waitUntil: "load" });
    if (path === "product") {
      const href = await page.locator(".card-link").first().getAttribute("href");
      await Promise.all(waiting);
      weights.css = weights.script = 0;
      await page.goto("about:blank");
      await page.goto(href ?? "", { waitUntil: "load" });
    }
    await Promise.all(waiting);
    expect(weights.css).toBeLessThanOrEqual(15_000);
    expect(weights.script).toBeLessThanOrEqual(script);
  });
}

test("answers are guarded: a strict policy for content, no sniffing, no frames", async ({ request }) => {
  const { "content-security-policy": policy = "", ...headers } = (await request.get("/gb/")).headers();
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(rule);
  expect(policy).not.toContain("unsafe-inline");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});
