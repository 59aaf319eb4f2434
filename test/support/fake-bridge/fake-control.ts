import type { AppState } from '#contract/model/app-state.ts';
import type { ControlView, TokenView } from '#contract/model/control-view.ts';
import { isLoopbackAddress } from '#contract/model/receiver.ts';
import type { Handlers } from './fake-bridge.ts';

/** The side of the double that the control surfaces need. */
export interface ControlHost {
  readonly current: () => AppState;
  readonly agrees: () => boolean;
  readonly update: (changes: Partial<AppState>) => void;
}

type ControlChannel = Extract<keyof Handlers, `control.${string}`>;

/** What the double makes in place of a token. */
export const MADE_TOKEN = 'cdnrec_made-by-the-double';

/** Main's control surfaces as the pages see them: nothing listens, and nothing is sent. */
export class FakeControl {
  readonly #host: ControlHost;

  constructor(host: ControlHost) {
    this.#host = host;
  }

  #set(changes: Partial<ControlView>, openPorts: Partial<AppState['openPorts']> = {}): void {
    const { control, openPorts: open } = this.#host.current();
    this.#host.update({
      control: { ...control, ...changes },
      openPorts: { ...open, ...openPorts },
    });
  }

  #setTokens(tokens: readonly TokenView[]): void {
    this.#set({ http: { ...this.#host.current().control.http, tokens: [...tokens] } });
  }

  readonly handlers: Pick<Handlers, ControlChannel> = {
    'control.pause': ({ paused }) => {
      this.#set({ paused });
      return null;
    },
    'control.http': (next) => {
      const agreed = this.#host.agrees() || !next.enabled || isLoopbackAddress(next.address);
      const { tokens } = this.#host.current().control.http;
      const url = next.enabled ? `http://${next.address}:${next.port}` : null;
      if (agreed) this.#set({ http: { ...next, tokens } }, { http: url });
      return { agreed };
    },
    'control.hyperdeck': (next) => {
      const agreed = this.#host.agrees() || !next.enabled;
      const ports = next.enabled ? next.decks.map(({ port }) => ({ port, reason: null })) : [];
      if (agreed) this.#set({ hyperdeck: next }, { decks: ports });
      return { agreed };
    },
    'control.tsl': ({ targets }) => {
      const agreed = this.#host.agrees();
      if (agreed) this.#set({ tsl: targets });
      return { agreed };
    },
    'control.makeToken': ({ name, scope }) => {
      const { tokens } = this.#host.current().control.http;
      const id = `token-${tokens.length + 1}`;
      const createdAt = '2026-11-22T12:04:05.000Z';
      this.#setTokens([...tokens, { id, name, scope, createdAt, lastUsedAt: null }]);
      return { token: MADE_TOKEN };
    },
    'control.revokeToken': ({ id }) => {
      const agreed = this.#host.agrees();
      const { tokens } = this.#host.current().control.http;
      if (agreed) this.#setTokens(tokens.filter((token) => token.id !== id));
      return { agreed };
    },
  };
}
