import type { AccountColour } from '#contract/model/account-colours.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import {
  type PresetState,
  type PresetSummary,
  vendorSummaries,
} from '#contract/rules/preset-summary.ts';
import type { StreamStateName } from '#contract/rules/stream-states.ts';
import type { Summaries } from '../../shared/presets/use-summaries.ts';

/** All that a tile shows of a preset, as plain values: the same values need no new drawing. */
export interface TileModel {
  readonly presetId: string;
  readonly name: string;
  readonly state: PresetState;
  /** A start or a stop of it has no outcome yet. */
  readonly underWay: 'start' | 'stop' | null;
  readonly practice: boolean;
  readonly since: string | null;
  readonly endTime: number | null;
  /** It goes on after the end at which the program was to stop it. */
  readonly isOverdue: boolean;
  /** It is not known that a second task takes over before its end. */
  readonly mayEndEarly: boolean;
  readonly recording: number;
  readonly total: number;
  readonly streams: number;
  /** Streams that are wanted and do not record, each once, in the order of the preset. */
  readonly missing: readonly string[];
  readonly chips: readonly { readonly vendor: Vendor; readonly state: StreamStateName }[];
  /** When an operator settled the last of it; ISO 8601 in UTC. */
  readonly verifiedAt: string | null;
  readonly accountId: string | null;
  readonly colour: AccountColour | undefined;
  /** Whether Enter or a double click starts it: it is at rest and on the board. */
  readonly startable: boolean;
}

/** What a tile shows; pure. */
export function tileModel(summary: PresetSummary): TileModel {
  const { presetId, name, state, practice, preset, streams, notRecorded, since, endTime } = summary;
  const open = notRecorded.filter((one) => one.state !== 'verified-not-recording');
  const missing = new Set((open.length > 0 ? open : notRecorded).map(({ streamId }) => streamId));
  const underWay = summary.run?.action === 'StopCDNRecord' ? 'stop' : 'start';
  const isAtRest = state === 'idle' || state === 'ended';
  return {
    ...{ presetId, name, state, practice, since, endTime },
    isOverdue: summary.isOverdue,
    mayEndEarly: summary.mayEndEarly,
    underWay: summary.is.sending ? underWay : null,
    recording: summary.recording,
    total: summary.total,
    streams: preset?.streamIds.length ?? 0,
    missing: [...missing],
    chips: isAtRest ? [] : vendorSummaries(streams),
    verifiedAt: lastVerdict(summary),
    accountId: preset?.accountId ?? streams[0]?.recording?.accountId ?? null,
    colour: preset?.colour,
    startable: isAtRest && preset !== null && !preset.archived,
  };
}

const lastVerdict = ({ streams }: PresetSummary): string | null =>
  streams
    .flatMap(({ verdict }) => (verdict ? [verdict.at] : []))
    .sort()
    .at(-1) ?? null;

/** The model of one preset, the very object of last time where it shows the same. */
export function keptModel(presetId: string): (summaries: Summaries) => TileModel | null {
  let last: { summary: PresetSummary; model: TileModel; text: string } | null = null;
  return (summaries) => {
    const summary = summaries.of(presetId);
    if (!summary) return null;
    if (last?.summary === summary) return last.model;
    const model = tileModel(summary);
    const text = JSON.stringify(model);
    last = { summary, model: last?.text === text ? last.model : model, text };
    return last.model;
  };
}
