import { InstanceStatus } from '@companion-module/base';
import type { DeskView } from '../../shared/desk-client.ts';
import { type Language, type LinkTrouble, troubleOf, troubleText } from '../../shared/link-text.ts';

const STATUS: Readonly<Record<LinkTrouble, InstanceStatus>> = {
  unset: InstanceStatus.BadConfig,
  connecting: InstanceStatus.Connecting,
  unreachable: InstanceStatus.ConnectionFailure,
  'no-token': InstanceStatus.AuthenticationFailure,
  'wrong-token': InstanceStatus.AuthenticationFailure,
  host: InstanceStatus.BadConfig,
  origin: InstanceStatus.BadConfig,
  'too-many-readers': InstanceStatus.ConnectionFailure,
  refused: InstanceStatus.ConnectionFailure,
  gap: InstanceStatus.Connecting,
  scope: InstanceStatus.InsufficientPermissions,
  'lost-journal': InstanceStatus.UnknownWarning,
  paused: InstanceStatus.UnknownWarning,
};

export interface ConnectionStatus {
  readonly status: InstanceStatus;
  /** What is wrong and what to do; null where all is well. */
  readonly message: string | null;
}

/** What Companion shows of the connection. */
export function statusOf(view: DeskView, language: Language): ConnectionStatus {
  const trouble = troubleOf(view);
  return trouble
    ? { status: STATUS[trouble], message: troubleText(view, language) }
    : { status: InstanceStatus.Ok, message: null };
}
