import { InstanceBase, type SomeCompanionConfigField } from '@companion-module/base';
import { WebSocket } from 'ws';
import { deskAddress } from '../../shared/ask.ts';
import { DeskClient } from '../../shared/desk-client.ts';
import { fill } from '../../shared/link-text.ts';
import type { PressResult } from '../../shared/press.ts';
import { actionDefinitions } from './actions.ts';
import { buttonDefinitions } from './buttons.ts';
import { configFields } from './config.ts';
import { feedbackDefinitions } from './feedbacks.ts';
import { statusOf } from './status.ts';
import { type Texts, textsOf } from './texts.ts';
import type { Config, ModuleTypes, NamedPreset, Secrets } from './types.ts';
import { variableDefinitions, variableValues } from './variables.ts';

export { UpgradeScripts } from './upgrades.ts';

/** Changes of one moment are shown together. In milliseconds. */
const TOGETHER_MS = 20;
const SECOND_MS = 1_000;

/** A connection of Companion to one CDN Recorder. */
export default class DeskModule extends InstanceBase<ModuleTypes> {
  readonly #client = new DeskClient({
    openSocket: (url, options) => new WebSocket(url, options),
    onChange: () => {
      this.#showing ??= setTimeout(() => this.#show(), TOGETHER_MS);
    },
  });
  #texts: Texts = textsOf(undefined);
  /** As last told: choices and buttons stay while CDN Recorder does not answer, without any state. */
  #named: readonly NamedPreset[] = [];
  #lastPress = '';
  #shownStatus = '';
  #shownValues = new Map<string, unknown>();
  #showing: NodeJS.Timeout | undefined;
  #clock: NodeJS.Timeout | undefined;

  async init(config: Config, _isFirstInit: boolean, secrets: Secrets): Promise<void> {
    this.#clock = setInterval(() => this.#showValues(), SECOND_MS);
    await this.configUpdated(config, secrets);
  }

  async configUpdated(config: Config, secrets: Secrets): Promise<void> {
    this.#texts = textsOf(config.language);
    this.#define();
    this.#client.connect(deskAddress({ ...config, token: secrets?.token }));
    this.#show();
  }

  async destroy(): Promise<void> {
    clearInterval(this.#clock);
    clearTimeout(this.#showing);
    this.#client.close();
  }

  getConfigFields(): SomeCompanionConfigField[] {
    return configFields(this.#texts);
  }

  #show(): void {
    clearTimeout(this.#showing);
    this.#showing = undefined;
    const { view } = this.#client;
    const named = view.board?.presets.map(({ id, name }) => ({ id, name }));
    if (named && JSON.stringify(named) !== JSON.stringify(this.#named)) {
      this.#named = named;
      this.#define();
    }
    const { status, message } = statusOf(view, this.#texts.code);
    const told = `${status} ${message}`;
    if (told !== this.#shownStatus) this.updateStatus(status, message);
    this.#shownStatus = told;
    this.#showValues();
    this.checkAllFeedbacks();
  }

  /** Only what is another now: each value that is set is computed anew on every button that shows it. */
  #showValues(): void {
    const { view } = this.#client;
    const values = {
      ...variableValues(view, this.#named, this.#client.now(), this.#texts),
      last_press: this.#lastPress,
    };
    const changed = Object.entries(values).filter(([id, value]) => {
      const isOther = this.#shownValues.get(id) !== value;
      this.#shownValues.set(id, value);
      return isOther;
    });
    if (changed.length > 0) this.setVariableValues(Object.fromEntries(changed));
  }

  #define(): void {
    const view = () => this.#client.view;
    this.setActionDefinitions(
      actionDefinitions(this.#named, this.#texts, {
        view,
        press: (what, path) => this.#press(what, path),
        warn: (text) => this.#tell(text, 'warn'),
      }),
    );
    this.setFeedbackDefinitions(feedbackDefinitions(this.#named, this.#texts, view));
    this.setVariableDefinitions(variableDefinitions(this.#named, this.#texts));
    // A definition begins empty.
    this.#shownValues.clear();
    const { structure, presets } = buttonDefinitions(this.#named, this.label);
    this.setPresetDefinitions(structure, presets);
  }

  async #press(what: string, path: string): Promise<void> {
    const result = await this.#client.press(path);
    const isWell = result.kind === 'accepted' || result.kind === 'open';
    this.#tell(`${what}: ${pressText(result, this.#texts)}`, isWell ? 'info' : 'warn');
  }

  #tell(text: string, level: 'info' | 'warn'): void {
    this.#lastPress = text;
    this.log(level, text);
    this.#showValues();
  }
}

function pressText(result: PressResult, { press, outcome }: Texts): string {
  switch (result.kind) {
    case 'accepted':
      return press.accepted;
    case 'not-accepted':
      return fill(press.notAccepted, { detail: outcome[result.status] ?? result.status });
    case 'open':
      return press.open;
    case 'refused':
      return fill(press.refused, { detail: result.reason });
    case 'unknown':
      return fill(press.unknown, { detail: result.detail });
  }
}
