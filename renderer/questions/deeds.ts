import type { Answer, ChannelResult } from '../../electron/contract/channels.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import type { StartScope } from '../../electron/contract/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import type { Asking } from './ask-context.ts';

/** What the operator has agreed to for one start. */
export interface Agreed {
  /** It leaves no record. */
  readonly unrecorded?: boolean;
  /** It may be recording already. */
  readonly unread?: boolean;
}

/**
 * Asks main to start a preset; where main answers with a question, the operator sees it. The request
 * leaves before anything else is done.
 */
export async function startPreset(
  { ask, presets }: Asking,
  presetId: string,
  scope: StartScope,
  { unrecorded = false, unread = false, together = false }: Agreed & { together?: boolean } = {},
): Promise<Answer<ChannelResult<'runs.start'>>> {
  const asked = bridge.ask('runs.start', {
    presetId,
    scope,
    unrecorded,
    ...(unread && { unread }),
    ...(together && { together }),
  });
  const answer = await presets.follow(presetId, 'start', asked);
  if (answer.ok && answer.value.kind === 'question') {
    ask({ question: { kind: 'start', ...answer.value.question }, scope });
  }
  return answer;
}

/** A click on "what is missing" names what it starts, unless the preset wants a question before each start. */
export const scopeOfMissing = ({ confirmStart }: Preset): StartScope =>
  confirmStart ? 'ask' : 'missing';

export const stopPreset = (
  { presets }: Asking,
  presetId: string,
): Promise<Answer<ChannelResult<'runs.stop'>>> =>
  presets.follow(presetId, 'stop', bridge.ask('runs.stop', { presetId }));

/** Stops a preset: after a question, unless the preset says that none is wanted. */
export function askToStop(
  asking: Asking,
  { id, confirmStop }: Pick<Preset, 'id' | 'confirmStop'>,
): void {
  if (confirmStop === false) void stopPreset(asking, id);
  else asking.ask({ question: { kind: 'stop', presetId: id }, scope: 'ask' });
}
