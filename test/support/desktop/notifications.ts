import { Variant } from '@jellybrick/dbus-next';
import { bare, connectBus } from './bus-client.ts';
import { PATIENCE_MS, until } from './until.ts';

/** A notification server of our own (org.freedesktop.Notifications): it shows nothing and forgets nothing. */

export interface SeenNotification {
  id: number;
  app: string;
  replaces: number;
  icon: string;
  title: string;
  /** As sent: desktops render it as markup. */
  body: string;
  /** Key and label in turn; `default` is the click on the notification itself. */
  actions: string[];
  hints: Record<string, unknown>;
  /** Milliseconds; 0: never. */
  expires: number;
  closed: boolean;
}

export interface NotificationServer {
  readonly seen: SeenNotification[];
  waitFor(wanted: RegExp, timeoutMs?: number): Promise<SeenNotification>;
  /** What a click on the notification or a button of it does; it then goes unless it is to stay. */
  click(id: number, action?: string, goes?: boolean): void;
  /** What the notification's own cross does. */
  dismiss(id: number): void;
  close(): void;
}

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const DISMISSED = 2;
const CLOSED_BY_APP = 3;

export async function startNotifications(
  address: string,
  capabilities = ['actions', 'body', 'body-markup', 'icon-static', 'persistence'],
): Promise<NotificationServer> {
  const bus = await connectBus(address);
  const seen: SeenNotification[] = [];

  const notify = (body: unknown[]): number => {
    const [app, replaces, icon, title, text, actions, hints, expires] = bare(body) as never[];
    const id = Number(replaces) || seen.length + 1;
    const arrived = { app, replaces, icon, title, body: text, actions, hints, expires } as never;
    seen.push({ ...(arrived as SeenNotification), id, closed: false });
    return id;
  };
  const gone = (id: number, reason: number) => {
    for (const notification of seen) if (notification.id === id) notification.closed = true;
    bus.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, reason]);
  };

  await bus.serve(NAME, PATH, {
    [`${NAME}.GetCapabilities`]: () => ['as', [capabilities]],
    [`${NAME}.GetServerInformation`]: () => ['ssss', ['test', 'test', '1', '1.2']],
    [`${NAME}.Notify`]: ({ body }) => ['u', [notify(body)]],
    [`${NAME}.CloseNotification`]: ({ body }) => {
      gone(Number(body[0]), CLOSED_BY_APP);
      return ['', []];
    },
    'org.freedesktop.DBus.Properties.GetAll': () => ['a{sv}', [{}]],
    'org.freedesktop.DBus.Properties.Get': () => ['v', [new Variant('s', '')]],
  });

  return {
    seen,
    waitFor: (wanted, timeoutMs = PATIENCE_MS) =>
      until(
        `a notification like ${wanted}`,
        () => seen.find(({ title, body }) => wanted.test(`${title}\n${body}`)),
        { timeoutMs, seen: () => `Seen: ${JSON.stringify(seen.map((it) => [it.title, it.body]))}` },
      ),
    click: (id, action = 'default', goes = true) => {
      bus.emit(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
      if (goes) gone(id, DISMISSED);
    },
    dismiss: (id) => gone(id, DISMISSED),
    close: () => bus.close(),
  };
}
