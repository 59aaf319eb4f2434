import { type Message, type MessageBus, Variant } from '@jellybrick/dbus-next';
import { addMatch, callMethod, type MethodCall, withSessionBus } from './session-bus.ts';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';

export type CollectionState = 'available' | 'locked' | 'missing';

/** State of the default collection of the Secret Service; `missing` when there is no bus, service or collection. */
export async function readCollectionState(): Promise<CollectionState> {
  return withSessionBus(async (bus) => {
    const collection = await defaultCollection(bus);
    if (!collection) return 'missing';
    return (await isLocked(bus, collection)) ? 'locked' : 'available';
  }, 'missing');
}

/** Anything but a clear no counts as yes: a locked collection freezes who uses it. */
async function isLocked(bus: MessageBus, collection: string): Promise<boolean> {
  const [locked] = await call(bus, {
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  return !(locked instanceof Variant) || locked.value !== false;
}

/** Has the key store ask for its password. Resolves when that is over; the state tells how. */
export async function unlockCollection(): Promise<void> {
  await withSessionBus(async (bus) => {
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
    await promptAndWait(bus, collection, prompt);
  }, undefined);
}

/**
 * The password window is the key store's own; it answers with the signal `Completed`, or dies with it.
 * Another program may also unlock the collection, and then the window gets no answer.
 */
async function promptAndWait(bus: MessageBus, collection: string, prompt: string): Promise<void> {
  await addMatch(bus, `interface='org.freedesktop.Secret.Prompt',path='${prompt}'`);
  await addMatch(bus, `interface='org.freedesktop.Secret.Service',member='CollectionChanged'`);
  await addMatch(
    bus,
    `interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${SERVICE}'`,
  );
  const ended = new Promise<void>((resolve) => {
    bus.on('message', ({ member, path, body }: Message) => {
      const isAnswered = member === 'Completed' && path === prompt;
      const isGone = member === 'NameOwnerChanged' && body[0] === SERVICE && body[2] === '';
      if (isAnswered || isGone) resolve();
      if (member !== 'CollectionChanged') return;
      isLocked(bus, collection).then((locked) => locked || resolve(), resolve);
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

const call = (bus: MessageBus, method: Omit<MethodCall, 'destination'>): Promise<unknown[]> =>
  callMethod(bus, { destination: SERVICE, ...method });
