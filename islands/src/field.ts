// The feed: one clip at a time plays, the next one is ready, and what happens is told to the log of demand.
// What opens over a clip comes with a script of its own, when it is first wanted.
import { Live, Report, type Fact } from "./field/report";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const wide = matchMedia("(min-width: 860px)");
/** A clip left sooner than this, with nothing done, was passed over. */
const SKIPPED_MS = 2000;
/** A clip that played for so long was seen. */
const SEEN_MS = 1000;

type Sheet = import("./field/sheet").Sheet;

export class Field extends HTMLElement {
  readonly report = new Report();
  private readonly live = new Live((post, counts) => this.recount(post, counts));
  private stream!: HTMLElement;
  private current?: HTMLElement;
  private sheet?: Promise<Sheet>;
  private sound = false;
  private since = 0;
  private played = 0;
  private did = false;
  private seen = new Set<string>();
  private loading = false;

  connectedCallback(): void {
    this.stream = this.querySelector<HTMLElement>("#stream")!;
    this.seen = new Set(JSON.parse(sessionStorage.getItem(this.place) ?? "[]") as string[]);
    const back = (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined)?.type === "back_forward";
    for (const [at, slide] of this.slides.entries()) {
      // Coming back, what was seen above the clip one left is not shown again below it.
      if (back && at > 0 && this.seen.has(slide.dataset.post!)) slide.remove();
      else this.take(slide);
    }
    this.addEventListener("click", (event) => this.pressed(event));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.leave();
      else this.enter();
    });
    wide.addEventListener("change", () => this.beside());
    this.enter();
  }

  get slides(): HTMLElement[] {
    return [...this.stream.children].filter((slide): slide is HTMLElement => slide.matches(".f-slide"));
  }

  private get place(): string {
    return `field ${this.dataset.home}`;
  }

  /** The clip on the screen. */
  get slide(): HTMLElement | undefined {
    return this.current;
  }

  /** Something was done with the clip on the screen: it was not passed over. */
  tell(fact: Omit<Fact, "post">): void {
    this.did = true;
    this.report.add({ ...fact, post: this.current?.dataset.post });
  }

  say(words: string): void {
    const toast = this.querySelector<HTMLElement>(".f-toast")!;
    toast.textContent = words;
    toast.hidden = false;
    window.setTimeout(() => (toast.hidden = true), 3000);
  }

  private take(slide: HTMLElement): void {
    const video = slide.querySelector("video")!;
    video.controls = false;
    video.tabIndex = -1;
    video.addEventListener("timeupdate", () => {
      if (slide !== this.current) return;
      const line = slide.querySelector<HTMLElement>(".f-line span");
      line?.style.setProperty("--done", String(video.duration ? video.currentTime / video.duration : 0));
    });
    const mark = (): void => {
      slide.classList.toggle("still", video.paused);
      if (slide === this.current) this.count();
    };
    video.addEventListener("play", mark);
    video.addEventListener("pause", mark);
    this.watcher.observe(slide);
  }

  private readonly watcher = new IntersectionObserver(
    (entries) => {
      const shown = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (shown && shown.target !== this.current) this.move(shown.target as HTMLElement);
    },
    { threshold: 0.6 },
  );

  private move(slide: HTMLElement): void {
    this.leave();
    this.current?.querySelector("video")?.pause();
    this.current?.classList.remove("live");
    this.current = slide;
    slide.classList.add("live");
    this.enter();
    const all = this.slides;
    const at = all.indexOf(slide);
    all.forEach((other, i) => {
      // The next one is ready; what is far away gives its memory back.
      if (i === at + 1) this.prepare(other);
      else if (Math.abs(i - at) > 2) this.release(other);
    });
    if (at >= all.length - 3) void this.more();
    history.replaceState(history.state, "", slide.dataset.href!);
    this.seen.add(slide.dataset.post!);
    sessionStorage.setItem(this.place, JSON.stringify([...this.seen].slice(-200)));
    this.beside();
  }

  /** The current clip is looked at from now on. */
  private enter(): void {
    const slide = this.current;
    if (!slide || document.hidden) return;
    this.since = performance.now();
    this.played = 0;
    this.did = false;
    this.report.add({ kind: "impression", post: slide.dataset.post });
    this.live.watch(slide.dataset.post!);
    if (!still.matches) void this.play(slide);
    else slide.classList.add("still");
  }

  /** It is not looked at any more: what was seen of it is told. */
  private leave(): void {
    const slide = this.current;
    if (!slide || !this.since) return;
    this.count();
    const looked = performance.now() - this.since;
    this.since = 0;
    if (this.played >= SEEN_MS) this.report.add({ kind: "watch", post: slide.dataset.post, ms: Math.round(this.played) });
    if (!this.did && looked < SKIPPED_MS) this.report.add({ kind: "skip", post: slide.dataset.post });
    this.begun = 0;
  }

  private begun = 0;
  private viewed = new Set<string>();

  /** Adds what played since the last time; a view is told once it lasted. */
  private count(): void {
    const now = performance.now();
    if (this.begun) this.played += now - this.begun;
    const video = this.current?.querySelector("video");
    const plays = video && !video.paused && !document.hidden;
    this.begun = plays ? now : 0;
    if (!plays) return;
    const post = this.current!.dataset.post!;
    window.setTimeout(() => {
      if (this.current?.dataset.post !== post || video.paused || this.viewed.has(post)) return;
      this.viewed.add(post);
      this.report.add({ kind: "view", post });
    }, SEEN_MS);
  }

  /** The size that the screen and the line are good for. */
  private source(video: HTMLVideoElement): string {
    const sizes = (video.dataset.sizes ?? "").split(", ").map((size) => size.split(" ") as [string, string]);
    const line = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
    const slow = line?.saveData || /2g|3g/.test(line?.effectiveType ?? "");
    const wanted = slow ? 0 : Math.min(720, video.clientHeight * devicePixelRatio * 0.6);
    return (sizes.find(([height]) => Number(height) >= wanted) ?? sizes.at(-1))?.[1] ?? "";
  }

  private prepare(slide: HTMLElement): void {
    const video = slide.querySelector("video")!;
    if (!video.getAttribute("src")) video.src = this.source(video);
    video.preload = "auto";
  }

  private release(slide: HTMLElement): void {
    const video = slide.querySelector("video")!;
    if (!video.getAttribute("src")) return;
    video.removeAttribute("src");
    video.preload = "none";
    video.load();
  }

  private async play(slide: HTMLElement): Promise<void> {
    this.prepare(slide);
    const video = slide.querySelector("video")!;
    video.muted = !this.sound;
    try {
      await video.play();
    } catch {
      // A browser that wants a tap before sound, or any play at all, gets one.
      if (!video.muted && slide === this.current) {
        this.hear(false);
        await video.play().catch(() => slide.classList.add("still"));
      } else if (slide === this.current) slide.classList.add("still");
    }
  }

  private hear(sound: boolean): void {
    this.sound = sound;
    const video = this.current?.querySelector("video");
    if (video) video.muted = !sound;
    this.querySelector("[data-act=sound]")?.setAttribute("aria-pressed", String(sound));
    this.classList.add("f-quiet");
  }

  private tap(): void {
    const video = this.current?.querySelector("video");
    if (!video) return;
    this.did = true;
    if (video.paused) void this.play(this.current!);
    else if (!this.sound && !this.classList.contains("f-quiet")) this.hear(true);
    else video.pause();
  }

  step(by: number): void {
    const all = this.slides;
    const next = all[all.indexOf(this.current!) + by];
    next?.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });
  }

  private async more(): Promise<void> {
    const next = this.querySelector<HTMLAnchorElement>(".f-next");
    if (!next || this.loading) return;
    this.loading = true;
    try {
      const answer = await fetch(next.href, { headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const known = new Set(this.slides.map((slide) => slide.dataset.post));
      for (const slide of page.querySelectorAll<HTMLElement>("#stream > .f-slide")) {
        if (known.has(slide.dataset.post)) continue;
        this.stream.append(slide);
        this.take(slide);
      }
      const further = page.querySelector(".f-next");
      if (further) next.replaceWith(further);
      else next.remove();
      if (this.current) this.prepare(this.slides[this.slides.indexOf(this.current) + 1] ?? this.current);
    } catch {
      // No line: the next step tries again.
    } finally {
      this.loading = false;
    }
  }

  private recount(post: string, counts: Record<string, number>): void {
    const slide = this.slides.find((slide) => slide.dataset.post === post);
    for (const part of slide?.querySelectorAll<HTMLElement>("[data-count]") ?? []) {
      const n = counts[part.dataset.count!];
      if (n !== undefined) this.show(part, n);
    }
  }

  private numbers?: Intl.NumberFormat;

  show(part: HTMLElement, n: number): void {
    const options = { notation: "compact", maximumFractionDigits: 1, roundingMode: "trunc" } as Intl.NumberFormatOptions;
    this.numbers ??= new Intl.NumberFormat(`${this.dataset.lang}-u-nu-latn`, options);
    part.dataset.n = String(n);
    part.textContent = n > 0 ? this.numbers.format(n) : "";
  }

  private pressed(event: MouseEvent): void {
    const target = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (!target || target instanceof HTMLFormElement || event.metaKey || event.ctrlKey) return;
    switch (target.dataset.act) {
      case "tap":
        return this.tap();
      case "more":
        target.classList.toggle("open");
        return;
      case "sound":
        return this.hear(!this.sound);
      case "up":
        return this.step(-1);
      case "down":
        return this.step(1);
      case "like":
      case "follow":
        event.preventDefault();
        return void this.press(target);
      case "no":
        event.preventDefault();
        return void this.refuse(target);
      case "share":
        event.preventDefault();
        return void this.pass(target as HTMLAnchorElement);
      default:
        event.preventDefault();
        void this.open().then((sheet) => sheet.act(target));
    }
  }

  /** Likes and follows: the form is sent quietly; the button shows it at once and takes it back if it failed. */
  private async press(button: HTMLElement): Promise<void> {
    const form = button.closest("form")!;
    if (this.dataset.signedIn === undefined) {
      location.assign(`/sign-in?next=${encodeURIComponent(this.current?.dataset.href ?? this.dataset.home!)}`);
      return;
    }
    this.did = true;
    const input = form.elements.namedItem("on") as HTMLInputElement;
    const on = input.value !== "0";
    const same = button.dataset.author ? this.querySelectorAll<HTMLElement>(`[data-author="${button.dataset.author}"]`) : [button];
    const mark = (on: boolean): void => {
      for (const one of same) {
        one.setAttribute("aria-pressed", String(on));
        (one.closest("form")!.elements.namedItem("on") as HTMLInputElement).value = on ? "0" : "1";
      }
    };
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set("quiet", "1");
    mark(on);
    button.classList.toggle("burst", on);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      const said = (await answer.json()) as { likes?: number };
      const count = form.querySelector<HTMLElement>("[data-count]");
      if (count && said.likes !== undefined) this.show(count, said.likes);
    } catch {
      mark(!on);
      this.say(this.dataset.saidFailed!);
    }
  }

  /** A clip, or everything of its author, is not wanted: it goes, and the feed goes on. */
  private async refuse(button: HTMLElement): Promise<void> {
    if (button.dataset.of && this.dataset.signedIn === undefined) {
      location.assign(`/sign-in?next=${encodeURIComponent(this.current?.dataset.href ?? this.dataset.home!)}`);
      return;
    }
    const form = button.closest("form")!;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set("quiet", "1");
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => undefined);
    if (!answer?.ok) return this.say(this.dataset.saidFailed!);
    this.did = true;
    this.say(button.dataset.said!);
    const { of } = button.dataset;
    const gone = this.slides.filter((slide) => (of ? slide.querySelector(`[data-of="${of}"]`) : slide === this.current));
    const next = this.slides.slice(this.slides.indexOf(this.current!)).find((slide) => !gone.includes(slide));
    if (next) this.move(next);
    gone.filter((slide) => slide !== this.current).forEach((slide) => slide.remove());
    next?.scrollIntoView({ behavior: "auto", block: "start" });
  }

  private async pass(link: HTMLAnchorElement): Promise<void> {
    const url = link.href;
    try {
      if (navigator.share && !wide.matches) await navigator.share({ url });
      else {
        await navigator.clipboard.writeText(url);
        this.say(this.dataset.saidCopied!);
      }
      this.tell({ kind: "share" });
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.say(url);
    }
  }

  /** What opens over the clip; its script is fetched the first time. */
  open(): Promise<Sheet> {
    this.sheet ??= import("./field/sheet").then(({ Sheet }) => new Sheet(this));
    return this.sheet;
  }

  /** On a laptop product and comments stand beside the clip, once one stays with it. */
  private beside(): void {
    if (!wide.matches && !this.sheet) return;
    const slide = this.current;
    window.setTimeout(() => {
      if (slide === this.current) void this.open().then((sheet) => sheet.follow(wide.matches));
    }, 350);
  }

  private key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    if (at.closest("input, textarea, select, [contenteditable], .f-side") && event.key !== "Escape") return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    switch (event.key) {
      case "ArrowDown":
      case "PageDown":
        this.step(1);
        break;
      case "ArrowUp":
      case "PageUp":
        this.step(-1);
        break;
      case " ":
        if (at.closest("button, a")) return;
        this.tap();
        break;
      case "m":
        this.hear(!this.sound);
        break;
      case "l":
        this.current?.querySelector<HTMLElement>("[data-act=like]")?.click();
        break;
      case "Escape":
        void this.sheet?.then((sheet) => sheet.close());
        return;
      default:
        return;
    }
    event.preventDefault();
  }
}

customElements.define("m-field", Field);
