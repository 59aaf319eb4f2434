import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { type TempFolder, tempFolder } from '../desktop/temp.ts';
import { until } from '../desktop/until.ts';

const PLUGIN = 'com.cdn-recorder.deck';
const ACTION = `${PLUGIN}.recording`;
const DEVICE = 'device-1';
/** Of the property inspector itself, by which it speaks of its key. */
const INSPECTED = 'inspector-1';
const DATA = 'data:image/svg+xml,';

/** How Stream Deck begins a property inspector, whose page has one function for it. */
const INSPECTOR = 'registerPropertyInspector';

interface PluginMessage {
  readonly event: string;
  readonly context?: string;
  readonly uuid?: string;
  readonly payload?: Record<string, unknown>;
}

/** Stream Deck for one plugin, which it starts as the real one does, in a folder of its own. */
export class FakeStreamDeck {
  readonly faults: string[] = [];
  /** Pictures of each key as SVG, in their order. */
  readonly #pictures = new Map<string, string[]>();
  /** Keys that have shown the sign of an alert, once for each time. */
  readonly alerts: string[] = [];
  /** What the property inspector was told. */
  readonly told: Record<string, unknown>[] = [];
  /** What the property inspector has saved for each key. */
  readonly saved = new Map<string, Record<string, unknown>>();
  #settings: Record<string, unknown> = {};
  #info = '';
  #inspector: { readonly context: string; socket: WebSocket | null } | null = null;
  readonly #server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  readonly #folder: TempFolder = tempFolder('deck');
  #plugin: ChildProcess | null = null;
  #socket: WebSocket | null = null;

  /** @param built the plugin's folder. @param language as Stream Deck names it. */
  async start(built: string, language = 'en'): Promise<void> {
    const folder = join(this.#folder.path, `${PLUGIN}.sdPlugin`);
    cpSync(built, folder, { recursive: true });
    this.#server.on('connection', (socket) => {
      socket.on('message', (data) => this.#take(socket, JSON.parse(String(data))));
    });
    if (!this.#server.address()) await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    const info = {
      application: { language, platform: 'windows', platformVersion: '10', version: '7.1.0' },
      devices: [{ id: DEVICE, name: 'Deck', size: { columns: 5, rows: 3 }, type: 0 }],
      plugin: { uuid: PLUGIN, version: '0.1.0.0' },
      ...{ colors: {}, devicePixelRatio: 1 },
    };
    this.#info = JSON.stringify(info);
    const registration = ['-port', String(port), '-pluginUUID', PLUGIN];
    registration.push('-registerEvent', 'registerPlugin', '-info', this.#info);
    this.#plugin = spawn(process.execPath, ['bin/plugin.js', ...registration], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#plugin.stderr?.on('data', (text) => this.faults.push(String(text)));
    await until('the plugin registers', () => this.#socket !== null, {
      seen: () => this.faults.join('\n'),
    });
  }

  async close(): Promise<void> {
    const plugin = this.#plugin;
    if (plugin && plugin.exitCode === null) {
      plugin.kill();
      await once(plugin, 'exit');
    }
    for (const client of this.#server.clients) client.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#folder.remove();
  }

  /** As the property inspector saves what all keys share. */
  setGlobalSettings(settings: Record<string, unknown>): void {
    this.#settings = settings;
    this.#send({ event: 'didReceiveGlobalSettings', payload: { settings } });
  }

  appear(context: string, settings: Record<string, unknown>): void {
    const place = { controller: 'Keypad', coordinates: { column: 0, row: 0 } };
    this.#tell('willAppear', context, { ...place, isInMultiAction: false, settings });
  }

  choose(context: string, settings: Record<string, unknown>): void {
    const place = { controller: 'Keypad', coordinates: { column: 0, row: 0 } };
    this.#tell('didReceiveSettings', context, { ...place, isInMultiAction: false, settings });
  }

  down(context: string): void {
    this.#tell('keyDown', context, { coordinates: { column: 0, row: 0 }, isInMultiAction: false });
  }

  up(context: string): void {
    this.#tell('keyUp', context, { coordinates: { column: 0, row: 0 }, isInMultiAction: false });
  }

  openInspector(context: string): void {
    this.#tell('propertyInspectorDidAppear', context);
    this.#tell('sendToPlugin', context, { ask: 'presets' });
  }

  /** Selects a key. @returns what its property inspector's page is begun with */
  inspect(context: string, settings: Record<string, unknown>): string[] {
    this.#inspector = { context, socket: null };
    const { port } = this.#server.address() as AddressInfo;
    const coordinates = { column: 0, row: 0 };
    const actionInfo = {
      ...{ action: ACTION, context, device: DEVICE },
      payload: { settings, coordinates, controller: 'Keypad', isInMultiAction: false },
    };
    return [String(port), INSPECTED, INSPECTOR, this.#info, JSON.stringify(actionInfo)];
  }

  pictures(context: string): readonly string[] {
    return this.#pictures.get(context) ?? [];
  }

  /** What the key shows now. */
  picture(context: string): string {
    return this.pictures(context).at(-1) ?? '';
  }

  #tell(event: string, context: string, payload?: object): void {
    this.#send({ event, action: ACTION, context, device: DEVICE, ...(payload && { payload }) });
  }

  #send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #take(socket: WebSocket, message: PluginMessage): void {
    const inspector = this.#inspector;
    const isRegistration = message.event === INSPECTOR && message.uuid === INSPECTED;
    if (inspector && (isRegistration || socket === inspector.socket)) {
      inspector.socket = socket;
      this.#takeOfInspector(inspector.context, message);
    } else this.#takeOfPlugin(socket, message);
  }

  #takeOfInspector(key: string, { event, context, payload = {} }: PluginMessage): void {
    if (event !== INSPECTOR && context !== INSPECTED) this.faults.push(`${event} of ${context}`);
    switch (event) {
      case INSPECTOR:
        this.#tell('propertyInspectorDidAppear', key);
        break;
      case 'getGlobalSettings': {
        const global = { settings: this.#settings };
        this.#tellInspector({ event: 'didReceiveGlobalSettings', payload: global });
        break;
      }
      case 'setGlobalSettings':
        this.setGlobalSettings(payload);
        break;
      case 'setSettings':
        this.saved.set(key, payload);
        this.choose(key, payload);
        break;
      case 'sendToPlugin':
        this.#tell('sendToPlugin', key, payload);
        break;
      default:
        this.faults.push(`an event that was not expected: ${event}`);
    }
  }

  #tellInspector(message: object): void {
    this.#inspector?.socket?.send(JSON.stringify({ action: ACTION, ...message }));
  }

  #takeOfPlugin(socket: WebSocket, message: PluginMessage): void {
    const { event, context = '', payload = {} } = message;
    switch (event) {
      case 'registerPlugin':
        if (message.uuid === PLUGIN) this.#socket = socket;
        break;
      case 'getGlobalSettings':
        this.setGlobalSettings(this.#settings);
        break;
      case 'setImage': {
        const image = String(payload.image);
        if (!image.startsWith(DATA)) this.faults.push(`no SVG: ${image.slice(0, 40)}`);
        const svg = decodeURIComponent(image.slice(DATA.length));
        this.#pictures.set(context, [...this.pictures(context), svg]);
        break;
      }
      case 'showAlert':
        this.alerts.push(context);
        break;
      case 'sendToPropertyInspector':
        this.told.push(payload);
        this.#tellInspector({ event, context, payload });
        break;
      default:
        this.faults.push(`an event that was not expected: ${event}`);
    }
  }
}
