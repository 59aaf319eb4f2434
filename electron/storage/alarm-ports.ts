import type { Acknowledgement, AlarmCondition, ListedAlarm } from '#contract/model/alarm.ts';
import type { Dismissal } from '#contract/model/dismissal.ts';

/** An alarm as it is written down. */
export interface StoredAlarm {
  readonly id: string;
  readonly since: string;
  readonly condition: AlarmCondition;
  readonly parts: readonly string[];
  readonly calls: number;
}

/** An alarm that an earlier process left open. */
export interface LeftAlarm extends StoredAlarm {
  readonly acknowledgedParts: readonly string[];
  readonly acknowledgement: Acknowledgement | null;
}

/** An acknowledgement, with the parts that the alarm had then. */
export interface StoredAcknowledgement extends Acknowledgement {
  readonly alarmId: string;
  readonly parts: readonly string[];
}

export interface AlarmPage {
  readonly alarms: readonly ListedAlarm[];
  /** `before` of the next page; null where there is none. */
  readonly next: number | null;
}

/** The history of alarms; acknowledgements are added, never changed. Every method throws where the disk refuses. */
export interface AlarmRepository {
  /** Writes down in one transaction what a look has changed. `at`: ISO 8601 in UTC. */
  write(changes: {
    readonly put: readonly StoredAlarm[];
    readonly ended: readonly string[];
    readonly at: string;
  }): void;
  acknowledge(acknowledgements: readonly StoredAcknowledgement[]): void;
  /** Alarms that have not ended, oldest first. */
  open(): LeftAlarm[];
  /** Newest first, those before a place in the list; from its begin with null. */
  page(before: number | null, limit: number): AlarmPage;
  /** Whether ZEGO has said of a stream that it is, or was, on air in RTC. */
  wasInRtc(appId: number, streamId: string): boolean;
  noteInRtc(appId: number, streamIds: readonly string[]): void;
  /** Adds what an operator dismissed; nothing changes it. */
  dismiss(dismissal: Dismissal): void;
  /** The newest first. */
  dismissals(limit: number): Dismissal[];
  /** Forgets what ended before then (milliseconds since the epoch). */
  prune(before: number): void;
  close(): void;
}

/** The operator's own sound, as a copy in the data folder. Methods throw where the disk refuses, but for `has`. */
export interface SoundFileRepository {
  has(): boolean;
  read(): Promise<Uint8Array>;
  /** Replaces what is there, whole or not at all. */
  write(bytes: Uint8Array): void;
  remove(): void;
}
