// Options of a product choose a variant at once: its price, its stock, and whether it can be bought.

interface Variant {
  id: string;
  options: string[];
  price: string;
  stock: string;
  level: "in" | "low" | "out";
  waits: boolean;
  max: number;
}

/** `<m-options>`: a form of radios over a table of variants in `#variants`. */
class Options extends HTMLElement {
  private variants: Variant[] = [];
  /** Where prices and stock stand: the product over a clip, or the page. */
  private around: ParentNode = document;

  connectedCallback(): void {
    const part = this.closest("[data-part]");
    this.around = part ?? document;
    this.variants = JSON.parse(this.around.querySelector("#variants")?.textContent ?? "[]") as Variant[];
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
    for (const part of this.around.querySelectorAll<HTMLElement>("[data-variant-price]")) {
      part.innerHTML = variant.price;
    }
    const stock = this.around.querySelector<HTMLElement>("[data-variant-stock]");
    if (stock) {
      stock.className = `stock ${variant.level}`;
      const words = stock.querySelector("span");
      if (words) words.textContent = variant.stock;
    }
    this.offer(variant);
    this.mark();
    if (this.around !== document) return;
    const url = new URL(location.href);
    url.searchParams.set("variant", variant.id);
    history.replaceState(null, "", url);
  }

  /** A combination that is not made cannot be bought. */
  private none(): void {
    for (const button of this.closest("form")?.querySelectorAll<HTMLButtonElement>("[data-buy]") ?? []) button.disabled = true;
    const stock = this.around.querySelector<HTMLElement>("[data-variant-stock]");
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
    const ask = form?.querySelector<HTMLElement>("[data-wait]");
    if (ask) ask.hidden = variant.waits;
    const waiting = form?.querySelector<HTMLElement>("[data-waiting]");
    if (waiting) waiting.hidden = !variant.waits;
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

customElements.define("m-options", Options);
