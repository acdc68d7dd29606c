/** The sums of a checkout's form follow the way of delivery that is chosen; the server says what they are. */
export function followSums(form: HTMLFormElement): void {
  form.addEventListener("change", () => {
    const lane = form.querySelector("input[name=lane]:checked")?.closest<HTMLElement>("[data-lane]");
    if (!lane) return;
    for (const name of ["shipping", "total", "tax"] as const) {
      const amount = form.querySelector(`[data-amount=${name}]`);
      const text = lane.dataset[name];
      if (amount && text !== undefined) amount.textContent = text;
    }
  });
}
