import type { RecordingKey } from '#contract/model/start.ts';

/** A recording's key as one text: the only place that says when two are the same. */
export const recordingId = ({ appId, service, vendor, streamId }: RecordingKey): string =>
  `${appId} ${service} ${vendor} ${streamId}`;
