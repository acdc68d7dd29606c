/** `<m-quantity>`: a minus and a plus beside a number, within its bounds. */
class Quantity extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const step = (event.target as Element).closest<HTMLElement>("[data-step]")?.dataset.step;
      const input = this.querySelector("input");
      if (!step || !input) return;
      const wanted = (Number(input.value) || 1) + Number(step);
      input.value = String(Math.min(Math.max(wanted, Number(input.min)), Number(input.max)));
    });
  }
}

customElements.define("m-quantity", Quantity);
