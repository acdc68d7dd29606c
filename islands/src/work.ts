// The desks: long work shows how far it is, rows are chosen together.

interface Job {
  state: "QUEUED" | "RUNNING" | "DONE" | "FAILED";
  done: number;
  total: number | null;
}

/** `<m-job data-job="/api/v1/jobs/1">` around a progress bar: follows the job, and reloads the page when it has ended. */
class JobProgress extends HTMLElement {
  connectedCallback(): void {
    void this.follow();
  }

  private async follow(): Promise<void> {
    let wait = 400;
    while (this.isConnected) {
      await new Promise((ready) => setTimeout(ready, wait));
      wait = Math.min(wait * 1.2, 3000);
      const answer = await fetch(this.dataset.job ?? "", { headers: { accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) continue;
      const job = (await answer.json()) as Job;
      this.show(job);
      if (job.state === "DONE" || job.state === "FAILED") {
        location.reload();
        return;
      }
    }
  }

  private show(job: Job): void {
    const bar = this.querySelector("progress");
    const count = this.querySelector(".progress-count");
    const number = new Intl.NumberFormat(document.documentElement.lang);
    if (bar && job.total !== null) {
      bar.max = Math.max(job.total, 1);
      bar.value = job.done;
    }
    if (count) {
      count.textContent = job.total === null ? number.format(job.done) : `${number.format(job.done)} / ${number.format(job.total)}`;
    }
  }
}

/** A box `data-all="name"` checks every box of that name. */
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.dataset.all === undefined) return;
  for (const other of document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(box.dataset.all)}"]`)) {
    other.checked = box.checked;
  }
});

customElements.define("m-job", JobProgress);

/** `<m-print>` around a hidden button: shows it, and prints the page. */
class Print extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

customElements.define("m-print", Print);
