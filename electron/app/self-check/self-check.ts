import { setTimeout as sleep } from 'node:timers/promises';
import type { AppState } from '#contract/model/app-state.ts';
import { CHECKS, type Check, type Finding, type Found } from '#contract/model/self-check.ts';
import type { Reached } from '../../zego/transport/transport.ts';
import { LOW_BYTES } from '../disk-watch.ts';
import { remoteFound } from './remote-finding.ts';
import { clockFound, hotkeysFound, keysFound, receiverFound } from './state-findings.ts';

/** What is asked of the system, each only when a check is wanted. */
export interface CheckProbes {
  state(): AppState;
  /** Endpoints of the accounts that are not for practice. */
  endpoints(): readonly string[];
  /** Connects as a call would, and sends nothing. */
  reach(endpoint: string): Promise<Reached>;
  /** By how many milliseconds an endpoint's clock is ahead; null where no answer has told it. */
  clockOffset(endpoint: string): number | null;
  /** What may still be written on the disk of the data folder, in bytes. */
  freeBytes(): Promise<number>;
  /** What is wrong with the data folder now; `cause` is the system's code, or the command that cures it. */
  folder(): { readonly fault: 'unusable' | 'read-only' | 'shared' | null; readonly cause: string };
  /** Null where it is not known. */
  hasTrayHost(): boolean | null;
  /** The name of what shows notifications; null where nothing does. */
  notifications(): Promise<string | null>;
  /** What is known of the sound of alarms, without making one. */
  sound(): Found;
}

/** By then a probe will not answer; the connection's own time-outs are shorter unless the operator chose otherwise. */
const PATIENCE_MS = 20_000;
const GB = 1e9;

const UNKNOWN: Readonly<Record<Check, Finding>> = {
  network: 'network-unknown',
  clock: 'clock-unknown',
  'key-store': 'keys-fault',
  folder: 'folder-unknown',
  disk: 'disk-unknown',
  tray: 'tray-unknown',
  notifications: 'notifications-unknown',
  sound: 'sound-unknown',
  hotkeys: 'hotkeys-unconfirmed',
  receiver: 'receiver-failed',
  remote: 'remote-unknown',
};

/** Checks everything at once. A probe that fails or takes too long is reported as unknown, never as good. */
export async function selfCheck(
  probes: CheckProbes,
  patienceMs: number = PATIENCE_MS,
): Promise<Found[]> {
  const looks: Readonly<Record<Check, () => Found | Promise<Found>>> = {
    network: () => networkFound(probes),
    clock: () => clockFound(probes.state(), probes.endpoints().map(probes.clockOffset)),
    'key-store': () => keysFound(probes.state()),
    folder: () => folderFound(probes),
    disk: () => diskFound(probes),
    tray: () => trayFound(probes),
    notifications: () => notificationsFound(probes),
    sound: () => probes.sound(),
    hotkeys: () => hotkeysFound(probes.state()),
    receiver: () => receiverFound(probes.state()),
    remote: () => remoteFound(probes.state()),
  };
  const ended = new AbortController();
  try {
    return await Promise.all(
      CHECKS.map(async (check) => {
        const unknown = { finding: UNKNOWN[check], detail: '' };
        const late = sleep(patienceMs, unknown, { ref: false, signal: ended.signal });
        const look = async () => looks[check]();
        return Promise.race([look(), late]).catch(() => unknown);
      }),
    );
  } finally {
    ended.abort();
  }
}

async function networkFound({ endpoints, reach }: CheckProbes): Promise<Found> {
  const all = [...new Set(endpoints())];
  if (all.length === 0) return { finding: 'network-unused', detail: '' };
  const answers = await Promise.all(
    all.map(async (endpoint) => ({ host: new URL(endpoint).host, answer: await reach(endpoint) })),
  );
  const failed = answers.flatMap(({ host, answer }) =>
    answer.reached ? [] : [`${host} (${answer.code})`],
  );
  if (failed.length > 0) return { finding: 'network-unreached', detail: failed.join(', ') };
  return { finding: 'network-reached', detail: answers.map(({ host }) => host).join(', ') };
}

function folderFound({ folder }: CheckProbes): Found {
  const { fault, cause } = folder();
  return { finding: fault === null ? 'folder-good' : `folder-${fault}`, detail: cause };
}

async function diskFound({ freeBytes }: CheckProbes): Promise<Found> {
  const free = await freeBytes();
  return {
    finding: free < LOW_BYTES ? 'disk-low' : 'disk-free',
    detail: (free / GB).toFixed(1),
  };
}

function trayFound({ hasTrayHost }: CheckProbes): Found {
  const isThere = hasTrayHost();
  if (isThere === null) return { finding: 'tray-unknown', detail: '' };
  return { finding: isThere ? 'tray-shown' : 'tray-absent', detail: '' };
}

async function notificationsFound({ notifications }: CheckProbes): Promise<Found> {
  const name = await notifications();
  return name === null
    ? { finding: 'notifications-absent', detail: '' }
    : { finding: 'notifications-shown', detail: name };
}
