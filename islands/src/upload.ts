// A film on its way: sent in parts that go on where they stopped, while its words are written.

/** Bytes sent at once. What arrived of a part before the line broke is kept. */
const PART = 4 * 1024 * 1024;
/** Failures in a row after which we stop trying by ourselves. */
const PATIENCE = 6;

interface Upload {
  id: string;
  url: string;
  state: "OPEN" | "COMPLETE" | "USED";
  bytes: number;
  offset: number;
}

interface Refusal {
  title?: string;
  detail?: string;
  errors?: { message: string }[];
}

/** The server said no, and why: trying the same again does not help. */
class Refused extends Error {}

/** Sends `body` as the next part; how much of it is sent is told on the way. */
function send(url: string, offset: number, body: Blob, told: (sent: number) => void): Promise<{ status: number; text: string }> {
  return new Promise((done, broke) => {
    const request = new XMLHttpRequest();
    request.open("PATCH", url);
    request.setRequestHeader("upload-offset", String(offset));
    request.setRequestHeader("content-type", "application/partial-upload");
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", (event) => told(event.loaded));
    request.addEventListener("load", () => done({ status: request.status, text: request.responseText }));
    for (const event of ["error", "timeout", "abort"]) request.addEventListener(event, () => broke(new Error(event)));
    request.timeout = 120_000;
    request.send(body);
  });
}

/** The reason of a refusal, in the reader's words. */
function reason(text: string): string {
  try {
    const refusal = JSON.parse(text) as Refusal;
    return refusal.errors?.map((one) => one.message).join(" ") || refusal.detail || refusal.title || "";
  } catch {
    return "";
  }
}

/** `<m-upload>` around the field of a file: sends the file as soon as it is picked; the form is sent when it is there. */
class UploadField extends HTMLElement {
  private file: File | null = null;
  /** What is being sent, so that a file picked later wins over one picked before. */
  private turn = 0;
  private wanted: HTMLElement | null = null;

  connectedCallback(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>("input[type=file]")) {
      input.addEventListener("change", () => {
        const file = input.files?.[0];
        if (file) void this.begin(file);
      });
    }
    this.querySelector<HTMLElement>(".record")?.removeAttribute("hidden");
    this.querySelector("[data-again]")?.addEventListener("click", () => {
      if (this.file) void this.begin(this.file);
    });
    this.closest("form")?.addEventListener("submit", (event) => this.hold(event));
  }

  /** Holds the form back while the file is on its way. */
  private hold(event: SubmitEvent): void {
    if (!this.file || this.dataset.state === "there") return;
    event.preventDefault();
    this.wanted = event.submitter;
    if (this.dataset.state === "stopped") void this.begin(this.file);
    this.say(this.dataset.wait ?? "");
  }

  private async begin(file: File): Promise<void> {
    const turn = ++this.turn;
    this.file = file;
    this.dataset.state = "going";
    this.show(file);
    try {
      await this.sendAll(file, turn);
    } catch (error) {
      if (turn !== this.turn) return;
      this.stop(error instanceof Refused ? error.message : (this.dataset.failed ?? ""), !(error instanceof Refused));
    }
  }

  private async sendAll(file: File, turn: number): Promise<void> {
    let upload = await this.known(file);
    let failures = 0;
    while (upload.state === "OPEN") {
      if (turn !== this.turn) return;
      const { offset } = upload;
      this.progress(offset, file.size);
      try {
        const part = file.slice(offset, offset + PART);
        const answer = await send(upload.url, offset, part, (sent) => turn === this.turn && this.progress(offset + sent, file.size));
        if (answer.status === 200) upload = JSON.parse(answer.text) as Upload;
        else if (answer.status === 409 || answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
        else throw new Refused(reason(answer.text) || this.dataset.failed);
        failures = 0;
      } catch (error) {
        if (error instanceof Refused || ++failures > PATIENCE) throw error;
        await new Promise((wait) => setTimeout(wait, 500 * 2 ** failures));
        upload = (await this.ask(upload.url).catch(() => null)) ?? upload;
      }
    }
    if (turn === this.turn) this.there(upload);
  }

  /** The upload of this file: the one that was begun before, where it can be gone on with, else a new one. */
  private async known(file: File): Promise<Upload> {
    const key = `upload ${file.name} ${file.size} ${file.lastModified}`;
    const before = sessionStorage.getItem(key);
    const found = before ? await this.ask(before).catch(() => null) : null;
    if (found && found.state !== "USED" && found.bytes === file.size) return found;
    const answer = await fetch("/api/v1/uploads", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ name: file.name, type: file.type, bytes: file.size }),
    });
    if (!answer.ok) throw answer.status < 500 && answer.status !== 429 ? new Refused(reason(await answer.text()) || this.dataset.failed) : new Error(String(answer.status));
    const upload = (await answer.json()) as Upload;
    sessionStorage.setItem(key, upload.url);
    return upload;
  }

  private async ask(url: string): Promise<Upload | null> {
    const answer = await fetch(url, { headers: { accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Upload) : null;
  }

  /** The file is here: the form names it instead of carrying it. */
  private there(upload: Upload): void {
    this.dataset.state = "there";
    for (const old of this.querySelectorAll("input[name=upload]")) old.remove();
    const named = Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value: upload.id });
    this.append(named);
    for (const input of this.querySelectorAll<HTMLInputElement>("input[type=file]")) {
      input.value = "";
      input.required = false;
    }
    this.progress(1, 1);
    this.say(this.dataset.done ?? "");
    const form = this.closest("form");
    if (this.wanted && form) form.requestSubmit(this.wanted instanceof HTMLButtonElement ? this.wanted : null);
    this.wanted = null;
  }

  private stop(words: string, again: boolean): void {
    this.dataset.state = "stopped";
    this.wanted = null;
    this.say(words);
    this.querySelector("[data-again]")?.toggleAttribute("hidden", !again);
    if (again) return;
    this.file = null;
    for (const input of this.querySelectorAll<HTMLInputElement>("input[type=file]")) input.value = "";
  }

  private show(file: File): void {
    this.querySelector(".upload-state")?.removeAttribute("hidden");
    this.querySelector("[data-again]")?.setAttribute("hidden", "");
    const name = this.querySelector(".upload-name");
    if (name) name.textContent = file.name;
    this.progress(0, file.size);
    this.say("");
  }

  private progress(done: number, total: number): void {
    const bar = this.querySelector("progress");
    if (bar) bar.value = total > 0 ? (100 * Math.min(done, total)) / total : 100;
  }

  private say(words: string): void {
    const said = this.querySelector(".upload-words");
    if (said) said.textContent = words;
  }
}

customElements.define("m-upload", UploadField);
