import {
  type ControlScope,
  type ControlSettings,
  type HttpControl,
  type HyperdeckControl,
  MAX_TOKENS,
  type TslTarget,
} from '#contract/model/control.ts';
import { sameName } from '#contract/model/name.ts';
import { Refused } from '../../recording/refused.ts';
import type { ControlRepository } from '../../storage/control-ports.ts';
import { makeToken } from './tokens.ts';

/** What an operator changes of the control surfaces. Every change throws UnreadableStore where nothing can be saved. */
export class RemoteControl {
  readonly #control: Pick<ControlRepository, 'get' | 'save'>;

  constructor(control: Pick<ControlRepository, 'get' | 'save'>) {
    this.#control = control;
  }

  get settings(): ControlSettings {
    return this.#control.get();
  }

  /** "Pause remote control": surfaces still show, and start and stop nothing. It stays over restarts. */
  pause(paused: boolean): void {
    this.#control.save({ paused });
  }

  /** The tokens stay as they are. */
  saveHttp(http: Omit<HttpControl, 'tokens'>): void {
    this.#control.save({ http: { ...http, tokens: this.settings.http.tokens } });
  }

  saveDecks(hyperdeck: HyperdeckControl): void {
    this.#control.save({ hyperdeck });
  }

  saveTally(tsl: readonly TslTarget[]): void {
    this.#control.save({ tsl: [...tsl] });
  }

  /**
   * A new token of the HTTP API. SECURITY: of what is returned only the hash is kept.
   *
   * @throws Refused where another token has the name, or there are as many as are kept.
   */
  makeToken(name: string, scope: ControlScope, nowMs: number): string {
    const { http } = this.settings;
    if (http.tokens.some((other) => sameName(other.name, name))) {
      throw new Refused('name-taken', 'Another token has this name.');
    }
    if (http.tokens.length >= MAX_TOKENS) {
      throw new Refused('bad-request', 'There are as many tokens as the program keeps.');
    }
    const { token, stored } = makeToken(name, scope, nowMs);
    this.#control.save({ http: { ...http, tokens: [...http.tokens, stored] } });
    return token;
  }

  /** @throws Refused where there is no such token. */
  nameOfToken(id: string): string {
    const token = this.settings.http.tokens.find((one) => one.id === id);
    if (!token) throw new Refused('not-found', 'The token does not exist any more.');
    return token.name;
  }

  /** From now on every request with it is refused. */
  revokeToken(id: string): void {
    const { http } = this.settings;
    const tokens = http.tokens.filter((one) => one.id !== id);
    this.#control.save({ http: { ...http, tokens } });
  }
}
