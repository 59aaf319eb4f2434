/** What a button of a notification does. `default`: a click on the notification itself. */
export const NOTIFICATION_ACTIONS = [
  'default',
  'retry-missing',
  'details',
  'acknowledge',
  'stop',
  'move-end',
] as const;
export type NotificationAction = (typeof NOTIFICATION_ACTIONS)[number];

export interface NotificationButton {
  readonly action: Exclude<NotificationAction, 'default'>;
  readonly label: string;
}

export interface NotificationContent {
  readonly title: string;
  /** Plain text; a notifier whose desktop renders markup escapes it. */
  readonly body: string;
  /** What a click on the notification itself does, for a desktop that lists it among the buttons. */
  readonly open: string;
  /** Stays until the operator dismisses it; others go by themselves. */
  readonly stays: boolean;
  readonly buttons: readonly NotificationButton[];
}

export interface NotifierEvents {
  onAction(key: string, action: NotificationAction): void;
  /** The operator dismissed it, or it went by itself. */
  onClosed(key: string): void;
  /** The desktop's notification service has started anew, and has lost what it showed. */
  onLost(): void;
}

/** Shows notifications on a desktop. It never throws and never waits: a desktop without a service shows none. */
export interface Notifier {
  /** Shows a notification, or replaces what the one with this key says. */
  show(key: string, content: NotificationContent): void;
  close(key: string): void;
  /** Ends its connection. What shows stays. */
  end(): void;
}

export type CreateNotifier = (events: NotifierEvents) => Notifier;
