/** Hertz and seconds: three short tones that rise, unlike the sounds of programmes and desktops. */
const TONES = [
  { pitch: 660, begins: 0 },
  { pitch: 880, begins: 0.22 },
  { pitch: 1320, begins: 0.44 },
] as const;
const TONE_SECONDS = 0.18;
const WHOLE_SECONDS = 0.7;
/** So long a tone fades in and out, in seconds: an edge would click. */
const EDGE_SECONDS = 0.01;
const LOUDNESS = 0.6;

/** The sound that the program brings along, computed. */
export function builtInSound(context: BaseAudioContext): AudioBuffer {
  const { sampleRate } = context;
  const buffer = context.createBuffer(1, Math.ceil(WHOLE_SECONDS * sampleRate), sampleRate);
  const samples = buffer.getChannelData(0);
  for (const { pitch, begins } of TONES) {
    const first = Math.round(begins * sampleRate);
    const length = Math.round(TONE_SECONDS * sampleRate);
    for (let at = 0; at < length; at += 1) {
      const seconds = at / sampleRate;
      const edge = Math.min(1, seconds / EDGE_SECONDS, (TONE_SECONDS - seconds) / EDGE_SECONDS);
      samples[first + at] = LOUDNESS * edge * Math.sin(2 * Math.PI * pitch * seconds);
    }
  }
  return buffer;
}
