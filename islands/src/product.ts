// The product page: options choose a variant at once, thumbnails move the pictures.
import "./quantity";

interface Variant {
  id: string;
  options: string[];
  price: string;
  stock: string;
  level: "in" | "low" | "out";
  max: number;
}

/** `<m-options>`: a form of radios over a table of variants in `#variants`. */
class Options extends HTMLElement {
  private variants: Variant[] = [];

  connectedCallback(): void {
    this.variants = JSON.parse(document.getElementById("variants")?.textContent ?? "[]") as Variant[];
    this.addEventListener("change", () => this.show());
    this.mark();
  }

  private chosen(): string[] {
    return [...this.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);
  }

  private show(): void {
    const chosen = this.chosen();
    const variant = this.variants.find((v) => v.options.every((value, at) => value === chosen[at]));
    if (!variant) return this.none();
    for (const part of document.querySelectorAll<HTMLElement>("[data-variant-price]")) {
      part.innerHTML = variant.price;
    }
    const stock = document.querySelector<HTMLElement>("[data-variant-stock]");
    if (stock) {
      stock.className = `stock ${variant.level}`;
      const words = stock.querySelector("span");
      if (words) words.textContent = variant.stock;
    }
    this.offer(variant);
    const url = new URL(location.href);
    url.searchParams.set("variant", variant.id);
    history.replaceState(null, "", url);
    this.mark();
  }

  /** A combination that is not made cannot be bought. */
  private none(): void {
    for (const button of this.closest("form")?.querySelectorAll<HTMLButtonElement>("[data-buy]") ?? []) button.disabled = true;
    const stock = document.querySelector<HTMLElement>("[data-variant-stock]");
    const words = stock?.querySelector("span");
    if (stock && words && stock.dataset.none) {
      stock.className = "stock out";
      words.textContent = stock.dataset.none;
    }
    this.mark();
  }

  /** What is sold out cannot be put into the cart, and no more than there is. */
  private offer(variant: Variant): void {
    const form = this.closest("form");
    for (const button of form?.querySelectorAll<HTMLButtonElement>("[data-buy]") ?? []) {
      button.disabled = variant.level === "out";
    }
    const note = form?.querySelector<HTMLElement>("[data-sold-out]");
    if (note) note.hidden = variant.level !== "out";
    const quantity = form?.querySelector<HTMLInputElement>("input[name=quantity]");
    if (!quantity) return;
    quantity.max = String(variant.max);
    if (Number(quantity.value) > variant.max) quantity.value = quantity.max;
  }

  /** Strikes the values that lead, with the other choices kept, to nothing in stock. */
  private mark(): void {
    const chosen = this.chosen();
    for (const [axis, set] of [...this.querySelectorAll("fieldset")].entries()) {
      for (const input of set.querySelectorAll<HTMLInputElement>("input")) {
        const wanted = chosen.map((value, at) => (at === axis ? input.value : value));
        const variant = this.variants.find((v) => v.options.every((value, at) => value === wanted[at]));
        input.closest(".axis-value")?.classList.toggle("gone", !variant || variant.level === "out");
      }
    }
  }
}

/** `<m-gallery>`: thumbnails scroll to their picture; the picture in view marks its thumbnail. */
class Gallery extends HTMLElement {
  connectedCallback(): void {
    const thumbs = [...this.querySelectorAll<HTMLAnchorElement>(".thumbs a")];
    for (const thumb of thumbs) {
      thumb.addEventListener("click", (event) => {
        event.preventDefault();
        const picture = document.getElementById(thumb.hash.slice(1));
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        picture?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest", inline: "center" });
      });
    }
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          for (const thumb of thumbs) {
            if (thumb.hash === `#${entry.target.id}`) thumb.setAttribute("aria-current", "true");
            else thumb.removeAttribute("aria-current");
          }
        }
      },
      { root: this.querySelector(".gallery"), threshold: 0.6 },
    );
    for (const picture of this.querySelectorAll(".gallery-picture")) seen.observe(picture);
  }
}

customElements.define("m-options", Options);
customElements.define("m-gallery", Gallery);
