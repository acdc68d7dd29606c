// A product's page: pictures, price, options, and what engines read of it.
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectGoodPage, test } from "../page.ts";

interface Money {
  minor: number;
  currency: string;
  text: string;
}
interface Listing {
  id: string;
  title: string;
  variants: { id: string; options: Record<string, string>; price: Money; available: number }[];
}

/** A product on sale in a market, by the words of its title. */
async function find(request: APIRequestContext, market: string, words: string): Promise<Listing> {
  const found = await (await request.get(`/api/v1/markets/${market}/listings?q=${encodeURIComponent(words)}`)).json();
  return (await (await request.get(`/api/v1/markets/${market}/listings/${found.items[0].id}`)).json()) as Listing;
}

function stockLine(available: number): string {
  if (available <= 0) return "Sold out for now";
  if (available >= 10) return "In stock";
  return available === 1 ? "Only one left" : `Only ${available} left`;
}

async function expectVariant(page: Page, variant: Listing["variants"][number]) {
  await expect(page.locator("[data-variant-price] .price-now")).toHaveText(variant.price.text);
  await expect(page.locator("[data-variant-stock] span")).toHaveText(stockLine(variant.available));
}

test("an option changes the price and the stock line at once @laptop", async ({ page, request }) => {
  const listing = await find(request, "gb", "Cotton Rope Basket");
  expect(new Set(listing.variants.map((variant) => variant.price.minor)).size).toBeGreaterThan(1);
  await page.goto(`/gb/listings/${listing.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(listing.title);
  // The first stands chosen already; back to it at the end.
  const [first, ...others] = listing.variants;
  for (const variant of [...others, first]) {
    await page.locator(".axis-value").filter({ hasText: Object.values(variant.options)[0] }).click();
    await expectVariant(page, variant);
    await expect(page).toHaveURL(new RegExp(`variant=${variant.id}`));
  }
  // The address names the variant: a friend sees the same.
  await page.goto(`/gb/listings/${listing.id}?variant=${others.at(-1)?.id}`);
  const last = others.at(-1) ?? first;
  await expectVariant(page, last);
  await page.locator("details.made summary").click();
  await expect(page.locator(".made-rows .total dd")).toHaveText(last.price.text);
  await expectGoodPage(page);
});

test("options are chosen by the keyboard alone", async ({ page, request }) => {
  const listing = await find(request, "gb", "Cotton Rope Basket");
  await page.goto(`/gb/listings/${listing.id}`);
  const checked = page.locator("m-options input:checked");
  await checked.focus();
  const before = await checked.inputValue();
  await page.keyboard.press("ArrowRight");
  await expect(checked).not.toHaveValue(before);
  const now = await checked.inputValue();
  const variant = listing.variants.find((one) => Object.values(one.options)[0] === now);
  if (variant) await expectVariant(page, variant);
  expect(variant).toBeDefined();
});

test("engines read a product with its offer, and where else it is sold", async ({ page, request }) => {
  for (const [market, currency, words] of [["gb", "GBP", "Earbuds"], ["th", "THB", "หูฟัง"]] as const) {
    const listing = await find(request, market, words);
    await page.goto(`/${market}/listings/${listing.id}`);
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
    expect(data["@context"]).toBe("https://schema.org");
    expect(data["@type"]).toBe("Product");
    expect(data.name).toBe(listing.title);
    expect(["Offer", "AggregateOffer"]).toContain(data.offers["@type"]);
    expect(data.offers.priceCurrency).toBe(currency);
    const prices = listing.variants.map((variant) => variant.price.minor / 100);
    expect(Number(data.offers.price ?? data.offers.lowPrice)).toBe(Math.min(...prices));
    expect(data.offers.availability).toMatch(/^https:\/\/schema\.org\/(In|OutOf)Stock$/);
    expect(data.image.length).toBeGreaterThan(0);
    const tags = await page.locator("link[rel=alternate][hreflang]").evaluateAll((links) => links.map((link) => link.getAttribute("hreflang")));
    for (const tag of ["en-GB", "id-ID", "th-TH", "vi-VN", "ms-MY", "fil-PH"]) expect(tags, `hreflang of ${market}`).toContain(tag);
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`/${market}/listings/${listing.id}$`));
    expect(await page.locator('meta[property="og:image"]').getAttribute("content")).toMatch(/^http/);
  }
});

test("a product leads to the same product of another country", async ({ page, request }) => {
  const listing = await find(request, "gb", "Earbuds");
  await page.goto(`/gb/listings/${listing.id}`);
  const there = await page.locator("link[hreflang=th-TH]").getAttribute("href");
  await page.goto(there ?? "");
  await expect(page.locator("html")).toHaveAttribute("lang", "th");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("หูฟัง");
  await expectGoodPage(page);
});

test("pictures load, at the right size for the screen @laptop", async ({ page }) => {
  await page.goto("/gb/shops/fernvolt");
  await page.locator(".card img").last().scrollIntoViewIfNeeded();
  for (const image of await page.locator(".card img").all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(0);
    expect(await image.getAttribute("alt")).not.toBeNull();
  }
  expect(await page.locator(".card img").count(), "every card has a picture").toBe(await page.locator(".card").count());
  await page.locator(".card-link").first().click();
  const picture = page.locator(".gallery-picture img").first();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(300);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a list leads to a product, and a button shows an option's price and stock", async ({ page, request }) => {
    await page.goto("/gb/listings?sort=price_asc");
    await page.locator("#sort").selectOption("newest");
    await page.locator("form.sort button").click();
    await expect(page).toHaveURL(/sort=newest/);
    await page.locator("header #q").fill("cotton rope basket");
    await page.locator("header .search button").click();
    await page.locator(".card-link").first().click();
    const listing = await find(request, "gb", "Cotton Rope Basket");
    await expect(page).toHaveURL(new RegExp(`/gb/listings/${listing.id}`));
    for (const variant of listing.variants) {
      await page.locator(".axis-value").filter({ hasText: Object.values(variant.options)[0] }).click();
      await page.locator(".options-show").click();
      await expectVariant(page, variant);
    }
  });

  test("a list goes on by its link, and the markets open by the browser's own popover", async ({ page }) => {
    await page.goto("/gb/listings");
    await page.locator("m-more a, a[rel=next]").first().click();
    await expect(page).toHaveURL(/after=/);
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
    await page.locator("header [popovertarget=markets]").click();
    await page.locator("#markets a[hreflang=id-ID]").click();
    await expect(page.locator("html")).toHaveAttribute("lang", "id");
  });
});
