/**
 * What the integrations read of the API's messages (docs/automation.md, /v1/openapi.json). More fields and more types
 * come, and are left alone; test/unit/integrations holds that the program's own messages are of this form.
 */

export interface ApiPreset {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly deleted: boolean;
  /** One of the program's own states; a newer program may have others. */
  readonly state: string;
  readonly recording: number;
  readonly total: number;
  readonly uncertain: number;
  readonly retryable: readonly unknown[];
  /** ISO 8601 in UTC, as every moment. */
  readonly since: string | null;
  readonly endsAt: string | null;
  readonly runStatus: string | null;
}

export interface ApiRecording {
  readonly id: string;
  readonly certainty: string;
}

export interface ApiRun {
  readonly id: string;
  readonly presetId: string;
  readonly preset: string;
  readonly action: string;
  readonly status: string;
  readonly createdAt: string;
}

export interface ApiFileSearch {
  readonly id: string;
  readonly run: string;
  readonly presetId: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly found: number;
  readonly expected: number | null;
}

export interface ApiApp {
  /** False: more may record than is listed. */
  readonly knowsWhatRuns: boolean;
}

interface Numbered {
  readonly seq: number;
  readonly at: string;
}

export interface SnapshotMessage extends Numbered {
  readonly type: 'snapshot';
  readonly app: ApiApp;
  readonly presets: readonly ApiPreset[];
  readonly recordings: readonly ApiRecording[];
  readonly runs: readonly ApiRun[];
  readonly fileSearches: readonly ApiFileSearch[];
}

type OtherType = 'account' | 'call' | 'schedule' | 'scheduleTrouble' | 'alarm' | 'problem';

/** A member that left its list is null. */
export type ApiMessage =
  | SnapshotMessage
  | (Numbered & { readonly type: 'gap'; readonly lost: number })
  | (Numbered & ApiApp & { readonly type: 'app' })
  | (Numbered & {
      readonly type: 'preset';
      readonly id: string;
      readonly preset: ApiPreset | null;
    })
  | (Numbered & {
      readonly type: 'recording';
      readonly id: string;
      readonly recording: ApiRecording | null;
    })
  | (Numbered & { readonly type: 'run'; readonly id: string; readonly run: ApiRun | null })
  | (Numbered & {
      readonly type: 'fileSearch';
      readonly id: string;
      readonly fileSearch: ApiFileSearch | null;
    })
  | (Numbered & { readonly type: OtherType });

/** The answer of `/v1/health`. */
export interface ApiHealth {
  readonly remotePaused: boolean;
}

/** A refusal (RFC 9457): what happened, what was sent, and what to do. */
export interface ApiProblem {
  readonly reason: string;
  readonly detail: string;
  /** False: nothing was started or stopped. Null: that is not known. */
  readonly sent: false | null;
}

/** The answer to a press. */
export interface ApiRunAnswer {
  readonly status: string;
  readonly settled: boolean;
  /** False also where something was left out that records already. */
  readonly accepted: boolean | null;
  /** Left out: it may record already. */
  readonly uncertain: readonly object[];
  /** What goes on, as no stop could be sent for it. */
  readonly unstopped: readonly { readonly reason: string }[];
}
