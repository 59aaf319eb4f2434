import { isDeepStrictEqual } from 'node:util';
import type { SecretRequest, SecretTask } from '#contract/model/secrets.ts';

/** The window for secrets, as far as the prompt needs it. */
export interface SecretsPage {
  focus(): void;
  /** Makes the window as high as its page says, within bounds of its own; in pixels of the page. */
  fitHeight(height: number): void;
  /** SECURITY: the page is gone with its process, and with it what was typed there. */
  destroy(): void;
  onClosed(listener: () => void): void;
}

interface Open {
  readonly page: SecretsPage;
  readonly request: SecretRequest;
  readonly over: Promise<string | null>;
  readonly end: (accountId: string | null) => void;
}

/** What the prompt needs of the desktop. */
export interface SecretsPages {
  open(): SecretsPage;
  /** More waits for the task that is open. */
  onChange(): void;
}

/** Where the operator is asked for a secret: one task at a time, in a window that lives no longer than that. */
export class SecretPrompt {
  #pages: SecretsPages | null = null;
  #open: Open | null = null;

  /** From now on the operator can be asked; before that every request counts as given up. */
  attach(pages: SecretsPages): void {
    this.#pages = pages;
  }

  /** The window of the task that is open; null from the moment that the task is done. */
  get page(): SecretsPage | null {
    return this.#open?.page ?? null;
  }

  get request(): SecretRequest | null {
    return this.#open?.request ?? null;
  }

  /**
   * Resolves when the task is done or given up, with the account that was saved if one was. While another
   * task is open it is brought to the front, and the new one is not taken.
   */
  ask(request: SecretRequest): Promise<string | null> {
    const open = this.#open;
    if (!open) return this.#pages ? this.#begin(request, this.#pages) : Promise.resolve(null);
    open.page.focus();
    if (!isDeepStrictEqual(open.request.task, request.task)) return Promise.resolve(null);
    open.request.intents.push(...request.intents);
    this.#pages?.onChange();
    return open.over;
  }

  /** A task of this kind was done: if it is the open one, the window goes. */
  finish(kind: SecretTask['kind'], accountId: string | null): void {
    const open = this.#open;
    if (open?.request.task.kind !== kind) return;
    this.#open = null;
    // The page's own question is answered first.
    setImmediate(() => open.page.destroy());
    open.end(accountId);
  }

  close(): void {
    this.#open?.page.destroy();
  }

  #begin(request: SecretRequest, pages: SecretsPages): Promise<string | null> {
    const page = pages.open();
    let end: Open['end'] = () => undefined;
    const over = new Promise<string | null>((resolve) => {
      end = resolve;
    });
    const open = { page, request: structuredClone(request), over, end };
    this.#open = open;
    page.onClosed(() => {
      if (this.#open === open) this.#open = null;
      end(null);
    });
    return over;
  }
}
