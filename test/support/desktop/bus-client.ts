import type { EventEmitter } from 'node:events';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';
import { until } from './until.ts';

/**
 * A connection to the bus on the level of messages. Electron's tray objects carry no introspection data,
 * so every call names its signature and every service answers by hand.
 */

/** Answers `[signature, body]`; undefined means that there is no such method. */
export type Method = (message: Message) => [signature: string, body: unknown[]] | undefined;

export interface BusClient {
  bus: MessageBus;
  call(target: Target, member: string, signature?: string, body?: unknown[]): Promise<unknown[]>;
  /** A property's bare value, undefined where the object has none of that name. */
  property(target: Target, name: string): Promise<unknown>;
  /** Owns the name and answers the methods (`interface.Member`) at the path. */
  serve(name: string, path: string, methods: Record<string, Method>): Promise<void>;
  emit(path: string, iface: string, member: string, signature: string, body: unknown[]): void;
  onSignal(iface: string, member: string, listener: (message: Message) => void): Promise<void>;
  hasOwner(name: string): Promise<boolean>;
  close(): void;
}

export interface Target {
  destination: string;
  path: string;
  interface: string;
}

const DAEMON: Target = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

export async function connectBus(address: string): Promise<BusClient> {
  const bus = sessionBus({ busAddress: address });
  // The bus ends after the app, sometimes under our feet; the library's types leave this event out.
  (bus as EventEmitter).on('error', () => {});
  await until('a connection to the bus', () => bus.name !== null);

  const call: BusClient['call'] = async (target, member, signature = '', body = []) =>
    (await bus.call(new Message({ ...target, member, signature, body })))?.body ?? [];

  return {
    bus,
    call,
    async property(target, name) {
      const properties = { ...target, interface: 'org.freedesktop.DBus.Properties' };
      const answer = await call(properties, 'Get', 'ss', [target.interface, name]).catch(() => []);
      return bare(answer[0]);
    },
    async serve(name, path, methods) {
      bus.addMethodHandler((message) => {
        const method = message.path === path && methods[`${message.interface}.${message.member}`];
        const answer = method ? method(message) : undefined;
        if (answer) bus.send(Message.newMethodReturn(message, ...answer));
        return answer !== undefined;
      });
      if ((await bus.requestName(name, 0)) !== 1) throw new Error(`${name} is taken on this bus`);
    },
    emit: (path, iface, member, signature, body) =>
      bus.send(Message.newSignal(path, iface, member, signature, body)),
    async onSignal(iface, member, listener) {
      bus.on('message', (message) => {
        if (message.interface === iface && message.member === member) listener(message);
      });
      await call(DAEMON, 'AddMatch', 's', [
        `type='signal',interface='${iface}',member='${member}'`,
      ]);
    },
    hasOwner: async (name) => (await call(DAEMON, 'NameHasOwner', 's', [name]))[0] === true,
    close: () => bus.disconnect(),
  };
}

/** Takes the wrapping of D-Bus off a value, all the way down. */
export function bare(value: unknown): unknown {
  if (value instanceof Variant) return bare(value.value);
  if (Array.isArray(value)) return value.map(bare);
  if (value !== null && typeof value === 'object' && !Buffer.isBuffer(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)]));
  }
  return value;
}
