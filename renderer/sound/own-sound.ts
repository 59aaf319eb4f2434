import { OWN_SOUND_PATH } from '#contract/model/alarm-sound.ts';

/** Below this part of full scale a file has nothing in it that can be heard: 60 dB down. */
const SILENCE = 0.001;

/** The operator's own sound, decoded; null where it is missing, broken or silent. */
export async function ownSound(context: BaseAudioContext): Promise<AudioBuffer | null> {
  try {
    const response = await fetch(OWN_SOUND_PATH, { cache: 'no-store' });
    if (!response.ok) return null;
    const buffer = await context.decodeAudioData(await response.arrayBuffer());
    return isAudible(buffer) ? buffer : null;
  } catch {
    return null;
  }
}

function isAudible(buffer: AudioBuffer): boolean {
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1) {
    if (buffer.getChannelData(channel).some((sample) => Math.abs(sample) > SILENCE)) return true;
  }
  return false;
}
