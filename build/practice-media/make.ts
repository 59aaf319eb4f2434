import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the recording that the practice server serves: a test card of our own with a clock and a tone, as MP4 and
 * as segments of HLS. To be run by hand, with Debian's `ffmpeg` and `fonts-dejavu-core`; the result is committed,
 * so that neither a start nor a test needs either.
 *
 * Its length is a whole number of video frames, and of AAC frames (8 s: 120 and 375), so that the server can
 * repeat it without a gap. Segments end in `.mpegts`, since `.ts` is another language here.
 */
const FOLDER = join(import.meta.dirname, '..', 'public', 'practice');
const SECONDS = 8;
const SEGMENT_SECONDS = 2;
const FRAMES_A_SECOND = 15;
const MOST_BYTES = 300_000;
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf';

const text = (content: string, size: number, colour: string, y: number): string =>
  `drawtext=fontfile=${FONT}:text=${content}:fontsize=${size}:fontcolor=${colour}:x=(w-tw)/2:y=h*${y}`;

const PICTURE = [
  'drawbox=y=ih*0.30:h=ih*0.40:color=black@0.75:t=fill',
  text('PRACTICE', 64, 'white', 0.34),
  text("'%{pts\\:hms}'", 40, 'yellow', 0.56),
].join(',');

const ffmpeg = (...parameters: string[]): void => {
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...parameters]);
};

/** The same bytes from the same ffmpeg: nothing of the machine or the day gets in. */
const REPEATABLE = ['-map_metadata', '-1', '-fflags', '+bitexact'];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const mp4 = join(FOLDER, 'practice.mp4');

ffmpeg(
  ...['-f', 'lavfi', '-i', `smptehdbars=size=640x360:rate=${FRAMES_A_SECOND}`],
  ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'],
  ...['-t', String(SECONDS), '-vf', PICTURE],
  // Baseline has no frames out of order: what repeats it needs no table of them.
  ...['-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.0', '-pix_fmt', 'yuv420p'],
  ...['-crf', '28', '-preset', 'veryslow', '-g', String(FRAMES_A_SECOND * SEGMENT_SECONDS)],
  ...['-flags:v', '+bitexact', '-threads:v', '1'],
  ...['-c:a', 'aac', '-b:a', '48k', '-ac', '1', '-flags:a', '+bitexact'],
  ...[...REPEATABLE, '-movflags', '+faststart', mp4],
);
ffmpeg(
  ...['-i', mp4, '-map', '0', '-c', 'copy', ...REPEATABLE],
  ...['-f', 'segment', '-segment_time', String(SEGMENT_SECONDS), '-segment_format', 'mpegts'],
  join(FOLDER, 'practice-%d.mpegts'),
);

const sizes = readdirSync(FOLDER).map((name) => statSync(join(FOLDER, name)).size);
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(`${sizes.length} files, ${total} bytes`);
if (total > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
