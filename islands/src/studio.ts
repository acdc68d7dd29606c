// Where posts are made: uploads, and posts on their way to be shown.
import "./upload";
import "./work";

/** `<m-post data-post="/api/v1/posts/1">`: waits until the post is not PROCESSING any more, then shows the page anew. */
class PostOnItsWay extends HTMLElement {
  connectedCallback(): void {
    void this.follow();
  }

  private async follow(): Promise<void> {
    let wait = 600;
    while (this.isConnected) {
      await new Promise((ready) => setTimeout(ready, wait));
      wait = Math.min(wait * 1.2, 4000);
      const answer = await fetch(this.dataset.post ?? "", { headers: { accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) continue;
      const post = (await answer.json()) as { state: string };
      if (post.state === "PROCESSING") continue;
      // Without `?done=posted`, which was said already.
      location.replace(location.pathname);
      return;
    }
  }
}

customElements.define("m-post", PostOnItsWay);

/** `<m-film data-preview="/api/v1/clips/previews/1">`: waits for the small film of a clip, and plays it. */
class Film extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    void this.follow();
  }

  private async follow(): Promise<void> {
    let wait = 500;
    while (this.isConnected) {
      await new Promise((ready) => setTimeout(ready, wait));
      wait = Math.min(wait * 1.3, 3000);
      const answer = await fetch(this.dataset.preview ?? "", { headers: { accept: "application/json" } }).catch(() => null);
      if (!answer) continue;
      if (!answer.ok && answer.status < 500 && answer.status !== 429) return this.remove();
      if (!answer.ok) continue;
      const film = (await answer.json()) as { state: string; url: string | null; failure?: { message: string } };
      if (film.state === "DONE" && film.url) return this.play(film.url);
      if (film.state === "FAILED") return this.say(film.failure?.message ?? "");
    }
  }

  private play(url: string): void {
    const video = this.querySelector("video");
    if (!video) return;
    this.say("");
    video.src = url;
    video.hidden = false;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) void video.play().catch(() => undefined);
  }

  private say(words: string): void {
    this.querySelector("progress")?.remove();
    const said = this.querySelector("p");
    if (said) said.textContent = words;
  }
}

customElements.define("m-film", Film);
