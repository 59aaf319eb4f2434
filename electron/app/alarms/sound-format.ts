const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** MPEG audio without a tag begins with eleven set bits, and a layer that is not the reserved one. */
const isMpegFrame = ([first = 0, second = 0]: Uint8Array): boolean =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;

/** Whether bytes begin as WAV, MP3, Ogg or FLAC do; whether they can be decoded is found when they are played. */
export function isSoundFile(bytes: Uint8Array): boolean {
  const begin = text(bytes, 0, 4);
  return (
    (begin === 'RIFF' && text(bytes, 8, 12) === 'WAVE') ||
    begin === 'OggS' ||
    begin === 'fLaC' ||
    begin.startsWith('ID3') ||
    isMpegFrame(bytes)
  );
}
