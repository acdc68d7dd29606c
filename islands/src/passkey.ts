// Passkeys: signing in with one, and making one. Without a script, or where browsers offer none, these parts stay hidden.

interface Ceremony {
  ceremony: string;
  options: { publicKey: Record<string, unknown> };
}

type Json = Record<string, unknown>;

/** `PublicKeyCredential` as this needs it: the newest typings are not everywhere yet. */
interface Maker {
  parseCreationOptionsFromJSON(options: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(options: unknown): PublicKeyCredentialRequestOptions;
}

/** What the browser can do; nothing where passkeys are impossible. */
function maker(): Maker | null {
  const found = (window as { PublicKeyCredential?: unknown }).PublicKeyCredential as Maker | undefined;
  return found && typeof found.parseRequestOptionsFromJSON === "function" ? found : null;
}

async function post(path: string, body: Json = {}): Promise<Json> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const said = (await answer.json().catch(() => ({}))) as Json;
  if (!answer.ok) throw new Error(typeof said.detail === "string" ? said.detail : "");
  return said;
}

function json(credential: Credential | null): unknown {
  return (credential as unknown as { toJSON(): unknown }).toJSON();
}

/** A button that starts a ceremony; what went wrong stands below it. */
abstract class PasskeyPart extends HTMLElement {
  connectedCallback(): void {
    if (!maker() || !window.isSecureContext) return;
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => void this.start());
  }

  private async start(): Promise<void> {
    const found = maker();
    const button = this.querySelector("button");
    if (!found || !button) return;
    button.disabled = true;
    this.say("");
    try {
      await this.ceremony(found);
    } catch (error) {
      // Somebody who closes the browser's own dialog needs no telling.
      if (!(error instanceof DOMException && error.name === "NotAllowedError")) {
        this.say((error instanceof Error && error.message) || (this.dataset.failed ?? ""));
      }
      button.disabled = false;
    }
  }

  private say(words: string): void {
    const line = this.querySelector<HTMLElement>("[role=alert]");
    if (!line) return;
    line.textContent = words;
    line.hidden = words === "";
  }

  protected abstract ceremony(maker: Maker): Promise<void>;
}

/** `<m-passkey-sign-in data-next="/account">` */
class PasskeySignIn extends PasskeyPart {
  protected async ceremony(maker: Maker): Promise<void> {
    const { ceremony, options } = (await post("/api/v1/sessions/passkey/ceremonies")) as unknown as Ceremony;
    const publicKey = maker.parseRequestOptionsFromJSON(options.publicKey);
    const credential = json(await navigator.credentials.get({ publicKey }));
    await post("/api/v1/sessions/passkey", { ceremony, credential });
    location.assign(this.dataset.next || "/account");
  }
}

/** `<m-passkey-add>` with an input for the name */
class PasskeyAdd extends PasskeyPart {
  protected async ceremony(maker: Maker): Promise<void> {
    const input = this.querySelector("input");
    const name = input?.value.trim() || input?.placeholder || "Passkey";
    const { ceremony, options } = (await post("/api/v1/me/passkeys/ceremonies")) as unknown as Ceremony;
    const publicKey = maker.parseCreationOptionsFromJSON(options.publicKey);
    const credential = json(await navigator.credentials.create({ publicKey }));
    await post("/api/v1/me/passkeys", { ceremony, credential, name });
    location.assign("/account/security?done=passkey#passkeys");
  }
}

customElements.define("m-passkey-sign-in", PasskeySignIn);
customElements.define("m-passkey-add", PasskeyAdd);
