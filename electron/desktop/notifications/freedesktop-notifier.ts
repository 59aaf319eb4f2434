import type { EventEmitter } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import {
  NOTIFICATION_ACTIONS,
  type NotificationContent,
  type Notifier,
  type NotifierEvents,
} from '../../app/notifications/notifier.ts';
import type { Log } from '../../storage/log.ts';
import {
  addMatch,
  callMethod,
  type MethodCall,
  openSessionBus,
  variantType,
} from '../../storage/vault/session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const BUS = 'org.freedesktop.DBus';
/** The name of the installed `.desktop` file, by which a desktop knows whose notification it is. */
const DESKTOP_ENTRY = 'cdn-recorder';

const URGENCY = { normal: 1, critical: 2 } as const;
const EXPIRES_MS = 10_000;
const EXPIRES_NEVER = 0;
/** A service that has to be started first may take its time: nothing waits for it. */
const NOTIFY_TIMEOUT_MS = 20_000;
/** Reason of `NotificationClosed`: a call of ours. */
const CLOSED_BY_CALL = 3;

const GET_CAPABILITIES: MethodCall = {
  ...{ destination: NAME, path: PATH, interface: NAME },
  ...{ member: 'GetCapabilities', signature: '', body: [] },
};
const GET_NAME_OWNER: MethodCall = {
  ...{ destination: BUS, path: '/org/freedesktop/DBus', interface: BUS },
  ...{ member: 'GetNameOwner', signature: 's', body: [NAME] },
};

interface Service {
  readonly bus: MessageBus;
  readonly capabilities: ReadonlySet<string>;
}

/** One notification: what it is to say, and under which number the service knows it. */
interface Slot {
  /** What is yet to be sent: only the newest. */
  wanted: NotificationContent | null;
  shown: NotificationContent | null;
  id: number | null;
  isBusy: boolean;
  isClosing: boolean;
}

/**
 * Notifications by the Desktop Notifications Specification 1.2 (`org.freedesktop.Notifications`), over one
 * connection that is made for the first of them. Without a service it shows nothing and reports that once; the
 * next notification tries again, and a service that starts later is noticed.
 */
export class FreedesktopNotifier implements Notifier {
  readonly #events: NotifierEvents;
  readonly #log: Log;
  readonly #slots = new Map<string, Slot>();
  #bus: MessageBus | null = null;
  #service: Promise<Service> | null = null;
  /** The service's unique name on the bus; null while it is not known. */
  #owner: string | null = null;
  #isReported = false;
  #hasEnded = false;

  constructor(events: NotifierEvents, log: Log) {
    this.#events = events;
    this.#log = log;
  }

  show(key: string, content: NotificationContent): void {
    const slot = this.#slots.get(key) ?? {
      ...{ wanted: null, shown: null, id: null },
      ...{ isBusy: false, isClosing: false },
    };
    this.#slots.set(key, slot);
    slot.wanted = content;
    slot.isClosing = false;
    void this.#work(key, slot);
  }

  close(key: string): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    slot.wanted = null;
    slot.isClosing = true;
    void this.#work(key, slot);
  }

  end(): void {
    this.#hasEnded = true;
    this.#disconnect();
    this.#slots.clear();
  }

  /** Sends what is wanted of one notification, one call after the other: the next one needs the number. */
  async #work(key: string, slot: Slot): Promise<void> {
    if (slot.isBusy) return;
    slot.isBusy = true;
    try {
      while (slot.wanted) {
        const content = slot.wanted;
        slot.wanted = null;
        slot.id = await this.#notify(content, slot.id ?? 0);
        slot.shown = content;
      }
      if (slot.isClosing && slot.id !== null) {
        await this.#call('CloseNotification', 'u', [slot.id]);
        slot.id = null;
      }
      this.#isReported = false;
    } catch (error) {
      slot.id = null;
      this.#report(error);
    }
    slot.isBusy = false;
    if (slot.wanted) void this.#work(key, slot);
    else if (slot.isClosing || slot.id === null) this.#forget(key, slot);
  }

  #forget(key: string, slot: Slot): void {
    if (this.#slots.get(key) === slot && !slot.wanted) this.#slots.delete(key);
  }

  /** @returns the number under which the service shows it. */
  async #notify(content: NotificationContent, replaces: number): Promise<number> {
    const { capabilities } = await this.#connected();
    const { title, body, open, stays, buttons } = content;
    const hasButtons = capabilities.has('actions');
    const actions = [
      'default',
      open,
      ...buttons.flatMap(({ action, label }) => [action as string, label]),
    ];
    const urgency = stays ? URGENCY.critical : URGENCY.normal;
    const Variant = await variantType();
    const hints = {
      urgency: new Variant('y', urgency),
      'desktop-entry': new Variant('s', DESKTOP_ENTRY),
      // A notification of trouble does not go with the first of its buttons.
      ...(stays ? { resident: new Variant('b', true) } : {}),
    };
    const [id] = await this.#call('Notify', 'susssasa{sv}i', [
      'CDN Recorder',
      replaces,
      '',
      title,
      // SECURITY: text from outside is text, not markup.
      capabilities.has('body-markup') ? escapeMarkup(body) : body,
      hasButtons ? actions : [],
      hints,
      stays ? EXPIRES_NEVER : EXPIRES_MS,
    ]);
    if (typeof id !== 'number') throw new Error('the notification service gave no number');
    return id;
  }

  async #call(member: string, signature = '', body: unknown[] = []): Promise<unknown[]> {
    const { bus } = await this.#connected();
    const method = { destination: NAME, path: PATH, interface: NAME, member, signature, body };
    return this.#ask(bus, method);
  }

  /** @throws Error after it has given up what the call shows to be lost. */
  async #ask(bus: MessageBus, method: MethodCall): Promise<unknown[]> {
    try {
      return await callMethod(bus, method, NOTIFY_TIMEOUT_MS);
    } catch (error) {
      // The bus has answered that the service does not do it: the connection is as good as before.
      const isAnswer = error instanceof Error && error.name === 'DBusError';
      if (this.#bus === bus && !isAnswer) this.#disconnect();
      throw error;
    }
  }

  #connected(): Promise<Service> {
    this.#service ??= this.#connect();
    return this.#service;
  }

  async #connect(): Promise<Service> {
    try {
      const bus = this.#bus ?? (await this.#open());
      const [capabilities] = await this.#ask(bus, GET_CAPABILITIES);
      const [owner] = await this.#ask(bus, GET_NAME_OWNER);
      this.#owner = String(owner);
      return { bus, capabilities: new Set(Array.isArray(capabilities) ? capabilities : []) };
    } catch (error) {
      this.#service = null;
      throw error;
    }
  }

  async #open(): Promise<MessageBus> {
    const bus = await openSessionBus();
    if (!bus) throw new Error('this session has no bus');
    if (this.#hasEnded) {
      bus.disconnect();
      throw new Error('the program ends');
    }
    this.#bus = bus;
    const broken = new Promise<never>((_, reject) => {
      // The library declares no `error` among its events, though it emits it.
      (bus as EventEmitter).on('error', (error) => {
        if (this.#bus === bus) this.#disconnect();
        reject(error);
      });
    });
    broken.catch(() => undefined);
    // A signal may come with the reply that names its notification, and is read before that has been taken in.
    bus.on('message', (message: Message) => setImmediate(() => this.#heard(message)));
    const owners = addMatch(bus, `sender='${BUS}',member='NameOwnerChanged',arg0='${NAME}'`);
    await Promise.race([owners, broken]);
    await Promise.race([addMatch(bus, `sender='${NAME}',interface='${NAME}'`), broken]);
    return bus;
  }

  #heard({ sender, interface: from, member, body }: Message): void {
    if (sender === BUS && member === 'NameOwnerChanged' && body[0] === NAME)
      this.#ownerChanged(String(body[2]));
    // SECURITY: a signal of any other process presses no button.
    if (from !== NAME || sender !== this.#owner || this.#owner === null) return;
    const [id, second] = body;
    const [key, slot] = [...this.#slots].find(([, known]) => known.id === id) ?? [];
    if (key === undefined || !slot) return;
    if (member === 'ActionInvoked') this.#pressed(key, slot, second);
    if (member === 'NotificationClosed') this.#closed(key, slot, second);
  }

  /** Only what the notification offers: a service may say anything. */
  #pressed(key: string, { shown }: Slot, named: unknown): void {
    const action = NOTIFICATION_ACTIONS.find((known) => known === named);
    if (!action) return;
    if (action === 'default' || shown?.buttons.some((button) => button.action === action))
      this.#events.onAction(key, action);
  }

  #closed(key: string, slot: Slot, reason: unknown): void {
    slot.id = null;
    // Something newer is on its way to it, or we have closed it.
    if (slot.isBusy || slot.wanted || slot.isClosing) return;
    this.#forget(key, slot);
    if (reason !== CLOSED_BY_CALL) this.#events.onClosed(key);
  }

  /** Another service knows nothing of what the former showed. */
  #ownerChanged(owner: string): void {
    const isConnecting = this.#service !== null && this.#owner === null;
    if (isConnecting || owner === this.#owner) return;
    this.#loseService();
    if (owner !== '') this.#events.onLost();
  }

  #report(error: unknown): void {
    if (this.#isReported) return;
    this.#isReported = true;
    this.#log.warn(`notifications are not shown: ${error}`);
  }

  /** The numbers of what shows go with the service: another one has given them to others. */
  #loseService(): void {
    for (const slot of this.#slots.values()) slot.id = null;
    this.#service = null;
    this.#owner = null;
  }

  #disconnect(): void {
    const bus = this.#bus;
    this.#bus = null;
    this.#loseService();
    bus?.disconnect();
  }
}

/** Text for a body that is rendered as markup. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
