import type { ErrorCode } from '../contract/channels.ts';
import type { Preset } from '../contract/preset.ts';
import type { Source } from '../contract/run.ts';
import { VENDOR_ADAPTERS } from '../zego/vendors/registry.ts';
import { endTimeAt } from './end-time.ts';
import type { Clock, RunAccount } from './ports.ts';
import { AlreadyRunning, type Runner, type StartedRun } from './runner.ts';

/** A start that was refused before anything was written or sent. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface StartServices {
  readonly runner: Runner;
  readonly clock: Clock;
  findPreset(id: string): Preset | undefined;
  /** Null when the account is gone or its credentials cannot be read. */
  findAccount(id: string): RunAccount | null;
}

/** The function at which window, tray and command line all enter. */
export type StartPreset = (presetId: string, source: Source) => StartedRun;

/** @throws StartRefused from the function made; nothing was sent then. */
export function createStartPreset(services: StartServices): StartPreset {
  return (presetId, source) => {
    const preset = services.findPreset(presetId);
    if (!preset) throw new StartRefused('not-found', 'The preset does not exist any more.');
    const account = services.findAccount(preset.accountId);
    if (!account) {
      throw new StartRefused(
        'credentials-unavailable',
        `The credentials of preset "${preset.name}" are locked or missing.`,
      );
    }
    refuseEndTimeOutOfRange(preset, services.clock.now());
    return start(services.runner, preset, account, source);
  };
}

function refuseEndTimeOutOfRange(preset: Preset, nowMs: number): void {
  const matters = preset.vendors.some((vendor) => VENDOR_ADAPTERS[vendor].capabilities.endTime);
  if (!preset.end || !matters || endTimeAt(preset.end, nowMs) !== null) return;
  throw new StartRefused(
    'end-time-out-of-range',
    `The end of preset "${preset.name}" is not within the next 24 hours.`,
  );
}

function start(runner: Runner, preset: Preset, account: RunAccount, source: Source): StartedRun {
  try {
    return runner.start({ preset, account }, 'StartCDNRecord', source);
  } catch (error) {
    if (error instanceof AlreadyRunning) {
      throw new StartRefused(
        'already-running',
        `Preset "${preset.name}" is being started already.`,
      );
    }
    throw new StartRefused('storage-failed', 'The journal could not be written.');
  }
}
