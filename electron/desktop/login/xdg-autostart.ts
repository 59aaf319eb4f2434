import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { LoginItem } from '../../app/login-item.ts';

export interface AutostartOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The program and its arguments, without `--hidden`. */
  readonly command: readonly string[];
}

const NAME = 'cdn-recorder.desktop';
/** Larger ones are not ours. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * The start at login by the Desktop Application Autostart Specification (freedesktop.org): a file that every desktop of
 * Linux reads, and that the user's own tools may change.
 */
export function xdgAutostart({ environment, home, command }: AutostartOptions): LoginItem {
  const folder = join(configFolder(environment, home), 'autostart');
  const path = join(folder, NAME);
  // The home folder has the operator's name.
  const shown = path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
  const exec = execLine([...command, '--hidden']);
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
        return isAbsent ? { state: 'off', detail: null } : { state: 'unknown', detail: shown };
      }
      if (text.length > MOST_CHARACTERS) return { state: 'unknown', detail: shown };
      const entry = entriesOf(text);
      if (entry.get('Hidden') === 'true' || entry.get('X-GNOME-Autostart-enabled') === 'false') {
        return { state: 'off', detail: null };
      }
      const isOurs = entry.get('Exec') === exec && entry.get('Type') === 'Application';
      return isOurs && !isLimited(entry)
        ? { state: 'on', detail: null }
        : { state: 'unknown', detail: shown };
    },
    write(isOn) {
      if (!isOn) return rmSync(path, { force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeWhole(path, desktopEntry(exec));
    },
  };
}

/** SECURITY: the specification has a relative path ignored; it would depend on where the program was started. */
function configFolder(environment: AutostartOptions['environment'], home: string): string {
  const { XDG_CONFIG_HOME: given = '' } = environment;
  return isAbsolute(given) ? given : join(home, '.config');
}

/** On some desktops only, or only where a program is there: whether that is so here is not ours to compute. */
const isLimited = (entry: ReadonlyMap<string, string>): boolean =>
  ['OnlyShowIn', 'NotShowIn', 'TryExec'].some((key) => entry.has(key));

/** The keys of the group `Desktop Entry`; of a key that is there twice the first. */
function entriesOf(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  let isOurGroup = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) isOurGroup = line.trim() === '[Desktop Entry]';
    const at = line.indexOf('=');
    if (!isOurGroup || at <= 0 || line.startsWith('#')) continue;
    const key = line.slice(0, at).trim();
    if (!entries.has(key)) entries.set(key, line.slice(at + 1).trim());
  }
  return entries;
}

const desktopEntry = (exec: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=CDN Recorder',
    `Exec=${exec}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/**
 * An `Exec` value (Desktop Entry Specification): each argument in quotes, with `"`, backtick, `$` and `\` escaped for
 * the quotes and every `\` once more for the value; `%` would begin a field code.
 *
 * @throws Error for a line break, which no value can hold.
 */
export function execLine(args: readonly string[]): string {
  if (args.some((arg) => /[\n\r\0]/.test(arg))) throw new Error('a path has a line break in it');
  return args
    .map((arg) => `"${arg.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`)
    .join(' ')
    .replaceAll('\\', '\\\\');
}

/** Either the whole file or the one before: a desktop may read it at any moment. */
function writeWhole(path: string, text: string): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}
