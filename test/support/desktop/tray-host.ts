import { type BusClient, connectBus } from './bus-client.ts';
import { clickMenuItem, describeMenu, flatten, type MenuItem, readMenu } from './menu.ts';
import { readItem, type TrayItem } from './tray-item.ts';
import { PATIENCE_MS, until } from './until.ts';
import { type Registration, watchItems } from './watcher.ts';

/** A menu that was rebuilt between a look and a click answers so; the click did nothing, as in a panel. */
const STALE_ITEM = /error occurred in Event/;
const MOST_CLICKS = 3;
/** The tooltip before the program knows what runs. */
const STARTING = /is starting|正在启动/;

/**
 * A desktop's tray for tests: reads what an operator would see and clicks what an operator would click,
 * over the same D-Bus interfaces as a real panel.
 */
export class TrayHost {
  readonly #bus: BusClient;
  #item: Registration | undefined;
  /** How often an item has registered: more than once after the watcher or the app came back. */
  registrations = 0;
  /** Signals of the item and its menu since the start, for "was it told to redraw?". */
  readonly signals: string[] = [];

  private constructor(bus: BusClient) {
    this.#bus = bus;
  }

  static async start(address: string): Promise<TrayHost> {
    const host = new TrayHost(await connectBus(address));
    await host.#listen();
    return host;
  }

  async #listen(): Promise<void> {
    for (const member of ['NewToolTip', 'NewIcon', 'NewTitle', 'NewStatus']) {
      await this.#bus.onSignal('org.kde.StatusNotifierItem', member, () => {
        this.signals.push(member);
      });
    }
    for (const member of ['LayoutUpdated', 'ItemsPropertiesUpdated']) {
      await this.#bus.onSignal('com.canonical.dbusmenu', member, () => {
        this.signals.push(member);
      });
    }
    await watchItems(
      this.#bus,
      (item) => {
        this.#item = item;
        this.registrations += 1;
      },
      (owner) => {
        if (this.#item?.owner === owner) this.#item = undefined;
      },
    );
  }

  /** Whether an app's item is there now. */
  get present(): boolean {
    return this.#item !== undefined;
  }

  /** The item says what runs by now, and has its menu. */
  async waitForItem(timeoutMs = PATIENCE_MS): Promise<TrayItem> {
    await this.waitForFirstItem(timeoutMs);
    return this.#poll(
      'the tray of a program that has started',
      timeoutMs,
      () => 'it is starting all the time',
      async () => {
        const item = await this.item();
        return !STARTING.test(item.tooltip) && item;
      },
    );
  }

  /** The item is there; it may say no more than that the program is starting. */
  async waitForFirstItem(timeoutMs = PATIENCE_MS): Promise<void> {
    await until('a tray item registers', () => this.present, { timeoutMs });
  }

  async waitForNoItem(timeoutMs = PATIENCE_MS): Promise<void> {
    await until('the tray item goes away', () => !this.present, { timeoutMs });
  }

  item(): Promise<TrayItem> {
    return readItem(this.#bus, this.#registered());
  }

  async menu(): Promise<MenuItem[]> {
    const { menuPath } = await this.item();
    return readMenu(this.#bus, this.#registered().owner, menuPath);
  }

  /** What the menu and the menus within it offer. */
  async labels(): Promise<string[]> {
    return flatten(await this.menu()).map(([, { label }]) => label);
  }

  /** A click on the icon itself. */
  async activate(): Promise<void> {
    const { owner, path } = this.#registered();
    const target = { destination: owner, path, interface: 'org.kde.StatusNotifierItem' };
    await this.#bus.call(target, 'Activate', 'ii', [0, 0]);
  }

  /** An item by its label, or by the labels that lead to it; it must be there and usable. */
  async click(...labels: string[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const item = await this.waitForMenuItem(labels);
      if (!item.enabled) throw new Error(`"${labels.join('" > "')}" is disabled`);
      const { menuPath } = await this.item();
      try {
        await clickMenuItem(this.#bus, this.#registered().owner, menuPath, item.id);
        return;
      } catch (error) {
        if (tries === MOST_CLICKS || !STALE_ITEM.test(String(error))) throw error;
      }
    }
  }

  /** A single label is found at any depth; several are the way from the top. */
  async waitForMenuItem(
    label: string | RegExp | string[],
    { timeoutMs = PATIENCE_MS, where = (_: MenuItem): boolean => true } = {},
  ): Promise<MenuItem> {
    let seen: MenuItem[] = [];
    return this.#poll(
      `menu item ${String(label)}`,
      timeoutMs,
      () => describeMenu(seen),
      async () => {
        seen = await this.menu();
        const found = flatten(seen).find(
          ([path, item]) => item.type === 'standard' && leadsTo(path, label) && where(item),
        );
        return found?.[1];
      },
    );
  }

  async waitForTooltip(wanted: RegExp, timeoutMs = PATIENCE_MS): Promise<string> {
    const seen: string[] = [];
    return this.#poll(
      `tooltip ${wanted}`,
      timeoutMs,
      () => JSON.stringify(seen),
      async () => {
        const { tooltip } = await this.item();
        if (seen.at(-1) !== tooltip) seen.push(tooltip);
        return wanted.test(tooltip) && tooltip;
      },
    );
  }

  /** Waits for a picture that is not the given one (see `icon.digest`). */
  async waitForOtherIcon(digest: string, timeoutMs = PATIENCE_MS): Promise<TrayItem> {
    return this.#poll(
      'another icon',
      timeoutMs,
      () => 'the same one all the time',
      async () => {
        const item = await this.item();
        return item.icon.digest !== digest && item;
      },
    );
  }

  close(): void {
    this.#bus.close();
  }

  #registered(): Registration {
    if (!this.#item) throw new Error('no tray item is registered');
    return this.#item;
  }

  /** An item may vanish between two questions: that is a "not yet", not an error. */
  #poll<T>(
    wanted: string,
    timeoutMs: number,
    seen: () => string,
    probe: () => Promise<T | undefined | false>,
  ): Promise<T> {
    const patient = () => (this.present ? probe().catch(() => undefined) : undefined);
    return until(wanted, patient, {
      timeoutMs,
      everyMs: 25,
      seen: () => (this.present ? `Seen: ${seen()}` : 'No tray item is registered.'),
    });
  }
}

function leadsTo(path: string[], label: string | RegExp | string[]): boolean {
  if (label instanceof RegExp) return label.test(path.at(-1) ?? '');
  const labels = Array.isArray(label) ? label : [label];
  if (labels.length === 1) return path.at(-1) === labels[0];
  return path.length === labels.length && path.every((part, at) => part === labels[at]);
}
