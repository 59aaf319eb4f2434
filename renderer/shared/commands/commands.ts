import type { Answer, ChannelResult } from '#contract/ipc/channels.ts';
import type { RunEnd } from '#contract/model/preset.ts';
import type { StartScope } from '#contract/model/start.ts';
import { bridge } from '../bridge/bridge.ts';
import type { Asking } from './ask-context.ts';

/** What the operator has agreed to for one start. */
export interface Agreed {
  /** It leaves no record. */
  readonly unrecorded?: boolean;
  /** It may be recording already. */
  readonly unread?: boolean;
  /** The control room does not know of it. */
  readonly alone?: boolean;
  /** What other desks of the control room run is left out. */
  readonly beside?: boolean;
}

/** How one start differs from a click on the preset's Start. */
export interface StartHow extends Agreed {
  readonly together?: boolean;
  /** In place of the preset's end, for this run alone. */
  readonly end?: RunEnd | null | undefined;
}

/**
 * Asks main to start a preset; where main answers with a question, the operator sees it. The request
 * leaves before anything else is done.
 */
export async function startPreset(
  { ask, presets }: Asking,
  presetId: string,
  scope: StartScope,
  { unrecorded = false, unread = false, together = false, alone, beside, end }: StartHow = {},
): Promise<Answer<ChannelResult<'runs.start'>>> {
  const asked = bridge.ask('runs.start', {
    presetId,
    scope,
    unrecorded,
    ...(unread && { unread }),
    ...(alone && { alone }),
    ...(beside && { beside }),
    ...(together && { together }),
    ...(end !== undefined && { end }),
  });
  const answer = await presets.follow(presetId, 'start', asked);
  if (answer.ok && answer.value.kind === 'question') {
    ask({ question: answer.value.question, scope });
  }
  return answer;
}

/** Asks main to start what is missing of a preset, with the same questions. */
export async function retryMissing(
  { ask, presets }: Asking,
  presetId: string,
  together = false,
): Promise<void> {
  const asked = bridge.ask('runs.retryMissing', { presetId, together });
  const answer = await presets.follow(presetId, 'start', asked);
  if (answer.ok && answer.value.kind === 'question') {
    ask({ question: answer.value.question, scope: 'retry' });
  }
}

/** Asks main to stop a preset; where the preset wants a question first, the operator sees it. */
export async function stopPreset(
  { ask, presets }: Asking,
  presetId: string,
  confirmed = false,
): Promise<Answer<ChannelResult<'runs.stop'>>> {
  const asked = bridge.ask('runs.stop', { presetId, confirmed });
  const answer = await presets.follow(presetId, 'stop', asked);
  if (answer.ok && answer.value.kind === 'question') {
    ask({ question: { kind: 'stop', presetId }, scope: 'ask' });
  }
  return answer;
}
