import type { EventEmitter } from 'node:events';
import type { MessageBus, Variant } from '@jellybrick/dbus-next';

/** Loaded when the bus is first spoken to: that takes ten milliseconds, and the tray's icon needs none of it. */
const library = () => import('@jellybrick/dbus-next');

/** Milliseconds. */
const TIMEOUT_MS = 2_000;

export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: unknown[];
}

/**
 * Calls a method. No introspection: it would cost a round trip, and who calls knows the signatures.
 *
 * @param timeoutMs how long to wait for the answer.
 * @throws Error when the bus or the service does not answer in time, or answers with an error.
 */
export async function callMethod(
  bus: MessageBus,
  method: MethodCall,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown[]> {
  const { Message } = await library();
  const reply = bus.call(new Message({ ...method }));
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the session bus does not answer')), timeoutMs).unref();
  });
  return (await Promise.race([reply, timeout]))?.body ?? [];
}

/** Has the bus send us the signals that fit a match rule, without its `type='signal'`. */
export async function addMatch(bus: MessageBus, rule: string): Promise<void> {
  await callMethod(bus, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'AddMatch',
    signature: 's',
    body: [`type='signal',${rule}`],
  });
}

/** What wraps a value of a dictionary together with its type. */
export async function variantType(): Promise<typeof Variant> {
  return (await library()).Variant;
}

/** Null where this session has no bus. */
export async function openSessionBus(): Promise<MessageBus | null> {
  if (!process.env.DBUS_SESSION_BUS_ADDRESS && !process.env.XDG_RUNTIME_DIR) return null;
  const { sessionBus } = await library();
  return sessionBus();
}

/** Does work on a connection of its own; `otherwise` where there is no bus, or it fails. */
export async function withSessionBus<T>(
  work: (bus: MessageBus) => Promise<T>,
  otherwise: T,
): Promise<T> {
  let bus: MessageBus | null = null;
  try {
    bus = await openSessionBus();
    if (!bus) return otherwise;
    return await Promise.race([work(bus), broken(bus)]);
  } catch {
    return otherwise;
  } finally {
    bus?.disconnect();
  }
}

/** Rejects when the connection breaks. */
function broken(bus: MessageBus): Promise<never> {
  return new Promise((_, reject) => {
    // The library declares no `error` among its events, though it emits it.
    (bus as EventEmitter).once('error', reject);
  });
}
