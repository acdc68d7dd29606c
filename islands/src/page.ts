// What every page can do a little better with a script: lists that go on in place, toasts that pass, selects that apply themselves.

document.documentElement.classList.add("scripted");

/** `<m-more data-into="cards">`: loads the next page of a list into the element with that id. */
class More extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      void this.load(link);
    });
  }

  private async load(link: HTMLAnchorElement): Promise<void> {
    if (link.getAttribute("aria-disabled") === "true") return;
    link.setAttribute("aria-disabled", "true");
    try {
      const answer = await fetch(link.href, { headers: { accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      location.assign(link.href);
    }
  }

  private take(page: Document): void {
    const id = this.dataset.into ?? "";
    const here = document.getElementById(id);
    const more = page.getElementById(id);
    const first = more?.firstElementChild?.querySelector<HTMLElement>("a");
    if (here && more) here.append(...more.children);
    first?.focus({ preventScroll: true });
    const next = page.querySelector("m-more a");
    if (next) this.replaceChildren(next);
    else this.remove();
  }
}

/** `<m-toast>`: closes by its button, and by itself after ten seconds without the pointer or the focus on it. */
class Toast extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("[data-close]")?.addEventListener("click", () => this.remove());
    const wait = (): void => {
      window.setTimeout(() => (this.matches(":hover, :focus-within") ? wait() : this.remove()), 10_000);
    };
    wait();
  }
}

customElements.define("m-more", More);
customElements.define("m-toast", Toast);

// A form marked so is sent when one of its selects changes.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-auto]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// How much is unread, on every way to the inbox: asked for once a minute while the page is seen.
const inboxes = document.querySelectorAll<HTMLElement>("[data-unread]");
if (inboxes.length > 0) {
  window.setInterval(() => {
    if (document.visibilityState === "visible") void recount();
  }, 60_000);
}

async function recount(): Promise<void> {
  const answer = await fetch("/inbox/unread", { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { unread, label } = (await answer.json()) as { unread: number; label: string };
  for (const inbox of inboxes) {
    inbox.dataset.unread = String(unread);
    inbox.setAttribute("aria-label", label);
    inbox.querySelector(".bar-count")?.remove();
    if (unread === 0) continue;
    const count = document.createElement("span");
    count.className = "bar-count";
    count.ariaHidden = "true";
    count.textContent = String(Math.min(unread, 99));
    (inbox.querySelector(".inbox-count") ?? inbox).append(count);
  }
}
