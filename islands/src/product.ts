// The product page: thumbnails move the pictures; options choose a variant at once.
import "./options";
import "./quantity";

/** `<m-gallery>`: thumbnails scroll to their picture; the picture in view marks its thumbnail. */
class Gallery extends HTMLElement {
  connectedCallback(): void {
    const thumbs = [...this.querySelectorAll<HTMLAnchorElement>(".thumbs a")];
    for (const thumb of thumbs) {
      thumb.addEventListener("click", (event) => {
        event.preventDefault();
        const picture = document.getElementById(thumb.hash.slice(1));
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        picture?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest", inline: "center" });
      });
    }
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          for (const thumb of thumbs) {
            if (thumb.hash === `#${entry.target.id}`) thumb.setAttribute("aria-current", "true");
            else thumb.removeAttribute("aria-current");
          }
        }
      },
      { root: this.querySelector(".gallery"), threshold: 0.6 },
    );
    for (const picture of this.querySelectorAll(".gallery-picture")) seen.observe(picture);
  }
}

customElements.define("m-gallery", Gallery);
