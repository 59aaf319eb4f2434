import type { EventEmitter } from 'node:events';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const TIMEOUT_MS = 2_000;

export type CollectionState = 'available' | 'locked' | 'missing';

/** State of the default collection of the Secret Service; `missing` when there is no bus, service or collection. */
export async function readCollectionState(): Promise<CollectionState> {
  return withBus(async (bus) => {
    const collection = await defaultCollection(bus);
    if (!collection) return 'missing';
    const [locked] = await call(bus, {
      path: collection,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.freedesktop.Secret.Collection', 'Locked'],
    });
    return locked instanceof Variant && locked.value === false ? 'available' : 'locked';
  }, 'missing');
}

/** Has the key store ask for its password. Resolves at once: the state tells when it was given. */
export async function unlockCollection(): Promise<void> {
  await withBus(async (bus) => {
    const collection = await defaultCollection(bus);
    if (!collection) return;
    const [, prompt] = await call(bus, {
      path: ROOT,
      interface: 'org.freedesktop.Secret.Service',
      member: 'Unlock',
      signature: 'ao',
      body: [[collection]],
    });
    if (typeof prompt !== 'string' || prompt === '/') return;
    await promptAndWait(bus, prompt);
  }, undefined);
}

/** The password window is the key store's own; it answers with the signal `Completed`, or dies with it. */
async function promptAndWait(bus: MessageBus, prompt: string): Promise<void> {
  await addMatch(bus, `interface='org.freedesktop.Secret.Prompt',path='${prompt}'`);
  await addMatch(
    bus,
    `interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${SERVICE}'`,
  );
  const ended = new Promise<void>((resolve) => {
    bus.on('message', ({ member, path, body }: Message) => {
      const isAnswered = member === 'Completed' && path === prompt;
      const isGone = member === 'NameOwnerChanged' && body[0] === SERVICE && body[2] === '';
      if (isAnswered || isGone) resolve();
    });
  });
  await call(bus, {
    path: prompt,
    interface: 'org.freedesktop.Secret.Prompt',
    member: 'Prompt',
    signature: 's',
    body: [''],
  });
  await ended;
}

async function addMatch(bus: MessageBus, rule: string): Promise<void> {
  await call(bus, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'AddMatch',
    signature: 's',
    body: [`type='signal',${rule}`],
  });
}

async function defaultCollection(bus: MessageBus): Promise<string | null> {
  const [path] = await call(bus, {
    path: ROOT,
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    signature: 's',
    body: ['default'],
  });
  return typeof path === 'string' && path !== '/' ? path : null;
}

interface MethodCall {
  readonly destination?: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: unknown[];
}

/** No introspection: it would cost a round trip and the signatures are fixed by the Secret Service's specification. */
async function call(
  bus: MessageBus,
  { destination = SERVICE, ...method }: MethodCall,
): Promise<unknown[]> {
  const reply = bus.call(new Message({ destination, ...method }));
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the session bus does not answer')), TIMEOUT_MS).unref();
  });
  return (await Promise.race([reply, timeout]))?.body ?? [];
}

async function withBus<T>(work: (bus: MessageBus) => Promise<T>, otherwise: T): Promise<T> {
  if (!process.env.DBUS_SESSION_BUS_ADDRESS && !process.env.XDG_RUNTIME_DIR) return otherwise;
  let bus: MessageBus | undefined;
  try {
    bus = sessionBus();
    const opened = bus;
    const broken = new Promise<never>((_, reject) => {
      // The library declares no `error` among its events, though it emits it.
      (opened as EventEmitter).once('error', reject);
    });
    return await Promise.race([work(opened), broken]);
  } catch {
    return otherwise;
  } finally {
    bus?.disconnect();
  }
}
