import streamDeck, {
  type DidReceiveSettingsEvent,
  type KeyDownEvent,
  type KeyUpEvent,
  SingletonAction,
  type WillAppearEvent,
  type WillDisappearEvent,
} from '@elgato/streamdeck';
import type { DeskClient } from '../../shared/desk-client.ts';
import { type Language, troubleText } from '../../shared/link-text.ts';
import { Key, type KeySettings } from './key.ts';

const CHOOSE: Readonly<Record<Language, string>> = { en: 'Choose preset', 'zh-CN': '选择预设' };

/** The one action: a key for a preset. */
export class RecordingAction extends SingletonAction<KeySettings> {
  override readonly manifestId = 'com.cdn-recorder.deck.recording';
  readonly #client: DeskClient;
  readonly #language: () => Language;
  readonly #keys = new Map<string, Key>();
  #toldInspector = '';

  constructor(client: DeskClient, language: () => Language) {
    super();
    this.#client = client;
    this.#language = language;
  }

  /** Draws what looks otherwise now, and tells the property inspector what there is to choose. */
  show(): void {
    for (const key of this.#keys.values()) key.show();
    this.#tellInspector();
  }

  override onWillAppear({ action, payload }: WillAppearEvent<KeySettings>): void {
    if (!action.isKey()) return;
    const key = new Key(payload.settings, {
      client: this.#client,
      chooseText: CHOOSE[this.#language()],
      setImage: (image) => void action.setImage(image),
      alert: () => void action.showAlert(),
      warn: (text) => streamDeck.logger.warn(text),
    });
    this.#keys.set(action.id, key);
    key.show();
  }

  override onWillDisappear({ action }: WillDisappearEvent<KeySettings>): void {
    this.#keys.get(action.id)?.gone();
    this.#keys.delete(action.id);
  }

  override onDidReceiveSettings({ action, payload }: DidReceiveSettingsEvent<KeySettings>): void {
    this.#keys.get(action.id)?.change(payload.settings);
  }

  override onKeyDown({ action }: KeyDownEvent<KeySettings>): void {
    this.#keys.get(action.id)?.down();
  }

  override onKeyUp({ action }: KeyUpEvent<KeySettings>): void {
    this.#keys.get(action.id)?.up();
  }

  /** The property inspector asks once, when it is there. */
  override onSendToPlugin(): void {
    this.#toldInspector = '';
    this.#tellInspector();
  }

  #tellInspector(): void {
    if (!streamDeck.ui.action) return;
    const { view } = this.#client;
    const presets = (view.board?.presets ?? []).map(({ id, name }) => ({ id, name }));
    const told = { presets, trouble: troubleText(view, this.#language()) };
    const text = JSON.stringify(told);
    if (text === this.#toldInspector) return;
    this.#toldInspector = text;
    void streamDeck.ui.sendToPropertyInspector(told);
  }
}
