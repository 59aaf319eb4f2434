import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';

/** Writes down what the operator saw of a recording: a later call of the stream is none of it. */
export const useVerdict = ({ appId, service, vendor, streamId, callId }: Recording) =>
  useAction((word: OperatorVerdict['word']) =>
    bridge.ask('recordings.settle', { key: { appId, service, vendor, streamId }, callId, word }),
  );
