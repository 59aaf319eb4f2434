/**
 * The commands of the protocol (version 1.11, and what later models add) with the parameters that each may have. A
 * command that is not here is a syntax error; most of those that are here are refused, as by a deck without that part.
 */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  help: [],
  '?': [],
  commands: [],
  'device info': [],
  'disk list': ['slot id'],
  quit: [],
  ping: [],
  preview: ['enable'],
  play: ['speed', 'loop', 'single clip'],
  playrange: [],
  'playrange set': ['clip id', 'count', 'in', 'out', 'timeline in', 'timeline out'],
  'playrange clear': [],
  'play range': [],
  'play range set': ['clip id', 'count', 'in', 'out', 'timeline in', 'timeline out'],
  'play range clear': [],
  'play on startup': ['enable', 'single clip'],
  'play option': ['stop mode'],
  record: ['name', 'append'],
  'record spill': ['slot id'],
  stop: [],
  'clips count': [],
  'clips get': ['clip id', 'count', 'version'],
  'clips add': ['name', 'clip id', 'in', 'out'],
  'clips remove': ['clip id'],
  'clips clear': [],
  'clips rebuild': [],
  'transport info': [],
  'slot info': ['slot id'],
  'slot select': ['slot id', 'video format'],
  'slot unblock': ['slot id'],
  'cache info': [],
  'dynamic range': ['playback override', 'record override'],
  notify: [
    'remote',
    'transport',
    'slot',
    'configuration',
    'dropped frames',
    'display timecode',
    'timeline position',
    'playrange',
    'cache',
    'dynamic range',
    'slate',
    'clips',
    'disk',
    'device info',
    'nas',
  ],
  goto: ['clip id', 'clip', 'timeline', 'timecode', 'slot id'],
  jog: ['timecode'],
  shuttle: ['speed'],
  remote: ['enable', 'override'],
  configuration: [
    'video input',
    'audio input',
    'file format',
    'audio codec',
    'timecode input',
    'timecode output',
    'timecode preference',
    'timecode preset',
    'audio input channels',
    'record trigger',
    'record prefix',
    'append timestamp',
    'genlock input resync',
  ],
  uptime: [],
  format: ['prepare', 'confirm', 'slot id', 'name'],
  identify: ['enable'],
  watchdog: ['period'],
  reboot: [],
  'slate clips': [],
  'slate project': [],
  'slate lens': [],
  'external drive list': [],
  'external drive select': ['device'],
  'external drive selected': [],
  'nas list': [],
  'nas add': ['url', 'username', 'password'],
  'nas remove': ['url'],
  'nas select': ['url'],
  'nas selected': [],
  authenticate: ['username', 'password'],
};

export const PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(COMMANDS));

/** Finds where a parameter of each command begins in a line; the longer of two names first. */
const BEGINNINGS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(COMMANDS).map(([name, parameters]) => {
    const longestFirst = [...parameters].sort((a, b) => b.length - a.length);
    return [name, new RegExp(`(?<=^|\\s)(${longestFirst.join('|')}):`, 'gi')];
  }),
);

/**
 * The parameters of a command that came in one line. A value may have spaces and colons, as the name of a preset does:
 * it ends where another parameter of the command begins.
 *
 * @returns null where the line does not begin with a parameter of the command.
 */
export function parametersOf(name: string, line: string): ReadonlyMap<string, string> | null {
  const beginning = BEGINNINGS.get(name);
  if (!beginning || PARAMETERS.get(name)?.length === 0) return null;
  const found = new Map<string, { readonly at: number; readonly valueAt: number }>();
  for (const match of line.matchAll(beginning)) {
    const parameter = (match[1] ?? '').toLowerCase();
    if (found.has(parameter)) continue;
    found.set(parameter, { at: match.index, valueAt: match.index + match[0].length });
  }
  const places = [...found];
  if (places[0]?.[1].at !== 0) return null;
  return new Map(
    places.map(([parameter, { valueAt }], index) => [
      parameter,
      line.slice(valueAt, places[index + 1]?.[1].at).trim(),
    ]),
  );
}
