// Cart and checkout: what is left of a deadline, and the sums of the way of delivery that is chosen.

import { followSums } from "./checkout";

const pad = (n: number): string => String(n).padStart(2, "0");

/** `<m-countdown data-left-s="1799">`: counts down from the seconds the server gave; at the end the page is read again. */
class Countdown extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const end = performance.now() + Number(this.dataset.leftS ?? 0) * 1000;
    const begunAlive = end > performance.now();
    const digits = this.querySelector(".countdown-digits");
    const tick = (): void => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      const hours = Math.floor(left / 3600);
      const minutes = Math.floor(left / 60) % 60;
      if (digits) digits.textContent = hours ? `${hours}:${pad(minutes)}:${pad(left % 60)}` : `${minutes}:${pad(left % 60)}`;
      if (left > 0) return;
      clearInterval(this.timer);
      // Once: a deadline that is over stays over, and a form somebody types into is not thrown away.
      if (begunAlive && !document.querySelector("form[data-checkout]")) window.setTimeout(() => location.reload(), 2000);
    };
    tick();
    this.timer = window.setInterval(tick, 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }
}

customElements.define("m-countdown", Countdown);

const checkout = document.querySelector<HTMLFormElement>("form[data-checkout]");
if (checkout) followSums(checkout);

// A button that was pressed says so; a second press would only ask the same again.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-checkout], form.pay-again")) {
  form.addEventListener("submit", (event) => {
    const button = (event.submitter as HTMLElement | null) ?? null;
    if (form.dataset.sent) event.preventDefault();
    else if (button?.getAttribute("value") !== "update") {
      form.dataset.sent = "yes";
      button?.classList.add("busy");
    }
  });
}

// Right after ordering, the provider's page is where one was going; coming back, one stays.
const provider = document.querySelector<HTMLAnchorElement>("a[data-go]");
if (provider && !history.state?.went) {
  history.replaceState({ went: true }, "");
  location.assign(provider.href);
}

// Coming back by the browser's own way finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector(".busy")?.classList.remove("busy");
  }
});
