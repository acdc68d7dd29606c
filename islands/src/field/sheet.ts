// What opens over a playing clip: its products, one product with its options, the checkout to its end, and comments.
// Everything in it is the server's own HTML, fetched in parts; its forms are sent from here, so that the clip plays on.
import "../options";
import "../quantity";
import { followSums } from "../checkout";
import type { Field } from "../field";

type Tab = "goods" | "comments";

export class Sheet {
  private readonly side: HTMLElement;
  private readonly body: HTMLElement;
  private tab: Tab = "goods";
  private shown = "";
  private opener?: HTMLElement;
  private asked = 0;
  /** The shop's styles are here: nothing is shown in bare clothes before. */
  private readonly dressed: Promise<void>;
  /** Addresses one can go back to within the sheet. */
  private trail: string[] = [];

  constructor(private readonly field: Field) {
    this.side = field.querySelector<HTMLElement>("#side")!;
    this.body = this.side.querySelector<HTMLElement>("[data-body]")!;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = field.dataset.shop!;
    this.dressed = new Promise((done) => (style.onload = style.onerror = () => done()));
    document.head.append(style);
    this.side.addEventListener("submit", (event) => void this.submit(event));
    this.side.addEventListener("click", (event) => this.click(event));
  }

  /** Whether the sheet covers the clip: on a laptop it stands beside it. */
  private get over(): boolean {
    return !matchMedia("(min-width: 860px)").matches;
  }

  act(target: HTMLElement): void {
    switch (target.dataset.act) {
      case "goods":
        this.opener = target;
        this.trail = [];
        if (target.dataset.listing) this.field.tell({ kind: "anchor_click", listing: target.dataset.listing });
        return void this.good(target.dataset.listing);
      case "comments":
        this.opener = target;
        return void this.comments();
      case "translate":
        return void this.translate(target as HTMLAnchorElement);
      case "translated":
        this.trail = [];
        return void this.fill(`${(target as HTMLAnchorElement).href}&part=1`);
      case "tab":
        return void (target.dataset.tab === "goods" ? this.goods() : this.comments());
      case "back":
        return void this.back();
      case "close":
        return this.close();
      case "reply":
        return this.reply(target);
      case "unreply":
        return this.reply();
    }
  }

  /** The clip changed: beside it stands what belongs to it; over it, what was open is closed. */
  follow(beside: boolean): void {
    const post = this.field.slide?.dataset.post ?? "";
    if (this.shown === post) return;
    if (!beside) return this.close();
    // A checkout that was begun is not thrown away.
    if (this.body.querySelector("form[data-checkout]")) return;
    const has = this.field.slide?.querySelector(".f-chip");
    void (this.tab === "goods" && has ? this.goods() : this.comments());
  }

  close(): void {
    if (!this.over || this.side.hidden) return;
    this.side.hidden = true;
    this.shown = "";
    this.body.replaceChildren();
    this.opener?.focus({ preventScroll: true });
  }

  private get base(): string {
    return this.field.slide?.dataset.href ?? "";
  }

  private goods(): Promise<void> {
    const chips = this.field.slide?.querySelectorAll(".f-chip-more").length;
    const one = this.field.slide?.querySelector<HTMLElement>(".f-chip")?.dataset.listing;
    this.trail = [];
    return chips ? this.good() : this.good(one);
  }

  /** One product, or without one all of them. */
  private async good(listing?: string): Promise<void> {
    this.tab = "goods";
    const address = listing ? `${this.base}/goods/${listing}` : `${this.base}/goods?part=1`;
    if (!(await this.fill(address))) return;
    if (listing) this.field.tell({ kind: "product_view", listing });
  }

  private comments(): Promise<boolean> {
    this.tab = "comments";
    this.trail = [];
    return this.fill(`${this.base}/comments?part=1`);
  }

  /** The caption in other words, in its place: the clip plays on. */
  private async translate(link: HTMLAnchorElement): Promise<void> {
    const slide = link.closest<HTMLElement>(".f-slide")!;
    const answer = await fetch(link.href, { headers: { accept: "text/html" } }).catch(() => undefined);
    if (!answer?.ok) return this.field.say(this.field.dataset.saidFailed!);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.querySelector(`#${slide.id} .f-told`);
    if (told) link.closest(".f-told")!.replaceWith(told);
  }

  private async back(): Promise<void> {
    this.trail.pop();
    const last = this.trail.pop();
    if (last) await this.fill(last);
  }

  /** Shows what `address` answers. */
  private async fill(address: string, init?: RequestInit): Promise<boolean> {
    this.open();
    const asked = ++this.asked;
    if (!init) {
      const wait = document.createElement("div");
      wait.className = "f-wait";
      this.body.replaceChildren(wait);
    }
    try {
      const answer = await fetch(address, { ...init, headers: { accept: "text/html" } });
      const at = new URL(answer.url);
      if (at.pathname === "/sign-in") {
        location.assign(`/sign-in?next=${encodeURIComponent(this.base)}`);
        return false;
      }
      if (answer.status >= 500) throw new Error(String(answer.status));
      const html = await answer.text();
      await this.dressed;
      if (asked !== this.asked) return false;
      if (!init || !answer.redirected) this.trail.push(address);
      this.put(html, at);
      return answer.ok;
    } catch {
      if (asked === this.asked) {
        this.field.say(this.field.dataset.saidFailed!);
        if (!init) this.body.replaceChildren();
      }
      return false;
    }
  }

  private open(): void {
    this.shown = this.field.slide?.dataset.post ?? "";
    this.side.querySelectorAll<HTMLElement>("[data-tab]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.tab === this.tab)));
    if (!this.side.hidden) return;
    this.side.hidden = false;
    this.side.classList.toggle("tall", true);
    if (this.over) this.side.focus({ preventScroll: true });
  }

  /** A part as it came, or the main part of a whole page. */
  private put(html: string, at: URL): void {
    const page = new DOMParser().parseFromString(html, "text/html");
    const part = page.querySelector("main > *") ?? page.querySelector("[data-part]");
    this.body.replaceChildren(...(part ? [document.adoptNode(part)] : []));
    for (const heading of this.body.querySelectorAll("h1")) {
      const lower = document.createElement("h2");
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    const cart = page.querySelector(".bar-cart");
    if (cart) document.querySelector(".bar-cart")?.replaceWith(cart);
    const checkout = this.body.querySelector<HTMLFormElement>("form[data-checkout]");
    if (checkout) followSums(checkout);
    const provider = this.body.querySelector<HTMLAnchorElement>("a[data-go]");
    if (provider) location.assign(provider.href);
    // A page of the shop that is no part of buying is better looked at as itself.
    if (!part) location.assign(at.href);
    this.side.querySelector<HTMLElement>("[data-act=back]")!.hidden = this.trail.length < 2;
    this.body.scrollTop = 0;
    if (this.over) (this.body.querySelector<HTMLElement>(".summary, h2") ?? this.side).scrollIntoView({ block: "nearest" });
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    // A checkout has a field called `method`: the form is asked for its attributes.
    const method = (button?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get").toUpperCase();
    // What leads to the brand's own store leaves the feed.
    if (method !== "POST" || form.dataset.out !== undefined) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    const data = new FormData(form, button);
    // Into the cart alone: the clip plays on, the number on the cart says so.
    form.dataset.sent = "yes";
    button?.classList.add("busy");
    const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
    await this.fill(action, { method, body: new URLSearchParams(data as unknown as Record<string, string>) });
    delete form.dataset.sent;
    button?.classList.remove("busy");
  }

  /** Links within the sheet: comments go on in place, the rest is a page of its own. */
  private click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.dataset.act || event.metaKey || event.ctrlKey) return;
    if (link.closest("m-more")) return;
    if (link.matches(".talk-more")) {
      event.preventDefault();
      void this.replies(link);
    } else if (/\/(checkout|cart)$/.test(link.pathname) && link.origin === location.origin) {
      event.preventDefault();
      void this.fill(link.href);
    }
  }

  /** The rest of the replies, where they belong. */
  private async replies(link: HTMLAnchorElement): Promise<void> {
    const list = link.previousElementSibling;
    const answer = await fetch(`${link.href}&part=1`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const more = page.querySelector("#comments");
    if (list && more) list.replaceChildren(...more.children);
    link.remove();
  }

  private reply(to?: HTMLElement): void {
    const form = this.body.querySelector<HTMLFormElement>("form[data-act=comment]");
    if (!form) return;
    (form.elements.namedItem("reply_to") as HTMLInputElement).value = to?.dataset.comment ?? "";
    const shown = form.querySelector<HTMLElement>("[data-to]")!;
    shown.hidden = !to;
    shown.querySelector("[data-to-name]")!.textContent = to ? `↳ ${to.dataset.name}` : "";
    (form.elements.namedItem("text") as HTMLInputElement).focus();
  }
}
