// Facts of demand on their way to the log, and counts on their way back.

export interface Fact {
  kind: "impression" | "view" | "watch" | "share" | "anchor_click" | "product_view" | "skip";
  post?: string;
  listing?: string;
  ms?: number;
}

const EVERY_MS = 4000;
const AT_ONCE_MAX = 50;

/** Gathers facts and sends them together; what is left goes when the page does. */
export class Report {
  private facts: (Fact & { id: string })[] = [];
  private timer = 0;

  constructor() {
    addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => {
      // After the page has told what was seen.
      if (document.hidden) queueMicrotask(() => this.send());
    });
  }

  add(fact: Fact): void {
    const id = crypto.randomUUID?.() ?? `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    this.facts.push({ ...fact, id });
    if (this.facts.length >= AT_ONCE_MAX) this.send();
    this.timer ||= window.setTimeout(() => this.send(), EVERY_MS);
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.facts.length) return;
    const body = new Blob([JSON.stringify({ events: this.facts })], { type: "application/json" });
    this.facts = [];
    navigator.sendBeacon("/api/v1/signals", body);
  }
}

/** Counts of the clip on the screen as they change. */
export class Live {
  private source?: EventSource;
  private timer = 0;

  constructor(private readonly told: (post: string, counts: Record<string, number>) => void) {}

  watch(post: string): void {
    this.source?.close();
    clearTimeout(this.timer);
    // A clip that is only passed by needs no line of its own.
    this.timer = window.setTimeout(() => {
      this.source = new EventSource(`/api/v1/counts/events?posts=${post}`);
      this.source.addEventListener("counts", (event: MessageEvent<string>) => {
        type Counted = Record<string, number> & { id: string };
        const counts = (JSON.parse(event.data) as { counts: Counted[] }).counts.find((counted) => counted.id === post);
        if (counts) this.told(post, counts);
      });
    }, 800);
  }
}
