import { codeSpans, readDocument } from './documents.ts';

/** Programs that a document may tell a person to run. */
const PROGRAMS = ['npm', 'npx', 'node', 'cdn-recorder', 'env', 'sqlite3', 'sudo', 'docker', 'dpkg'];
const BEGINS = new RegExp(`^(?:\\$ )?(?:${PROGRAMS.join('|')}) `);
const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm;
/** Blocks of these kinds hold data; `hyperdeck` is a conversation, which test/unit/automation-document.test.ts holds. */
const DATA = ['json', 'mermaid', 'hyperdeck'];

/** What a document tells a person to run: lines of its blocks and code in its sentences, without comments. */
export function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(FENCED)].filter(([, kind = '']) => !DATA.includes(kind));
  const lines = blocks.flatMap(([, , text = '']) => text.split('\n'));
  const spans = codeSpans(markdown).filter((code) => BEGINS.test(code));
  return [...lines, ...spans]
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replace(/^\$ /, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** A test that runs a command, and what it says where it does. */
interface Proof {
  readonly file: string;
  readonly says: string;
}

const APP = { file: 'test/e2e/command-line.test.ts', says: 'the commands of the documents' };
const CURL = {
  file: 'test/integration/control/http.test.ts',
  says: 'the commands of %s run as they stand',
};
const FRESH = { file: 'test/fresh/main.ts', says: "line: 'npm test'" };

/**
 * Commands of the documents, and the test that runs each. A new one is written down here with its test: how to run
 * the app (`npm -s start --`, `cdn-recorder`) needs no entry, since that test takes it from the documents.
 */
export const PROVEN: Readonly<Record<string, Proof>> = {
  'curl -sS -H "Authorization: Bearer $TOKEN" http://127.0.0.1:9480/v1/presets': CURL,
  'curl -sS -X POST -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s%N)" http://127.0.0.1:9480/v1/presets/Evening%20news/start':
    CURL,
  'curl -sS -X POST -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s%N)" http://127.0.0.1:9480/v1/presets/Evening%20news/stop':
    CURL,
  'curl -sS http://127.0.0.1:9480/v1/openapi.json': CURL,
  'npm start': { file: 'test/fresh/main.ts', says: "line: 'npm start'" },
  'npm test': FRESH,
  'npm ci': FRESH,
  'npm start -- --no-system-packages': {
    file: 'test/integration/setup/packages-at-a-terminal.test.ts',
    says: '--no-system-packages leaves them',
  },
  'env -u NODE_OPTIONS npm start': {
    file: 'test/integration/setup/document-commands.test.ts',
    says: 'env -u NODE_OPTIONS',
  },
  'npm run package': { file: 'test/support/package/packaged.ts', says: "forge('package'" },
  'npm run make': { file: 'test/support/package/packaged.ts', says: "forge('make'" },
  'npm run make -- --targets=rpm': {
    file: 'test/long/package-installers.long.test.ts',
    says: 'rpm',
  },
  'npm run make -- --targets=AppImage': {
    file: 'test/unit/package/makers.test.ts',
    says: 'AppImage',
  },
  'npm run bench': { file: 'test/unit/documents.test.ts', says: 'names every bench' },
  'npm run bench -- cold-start idle': {
    file: 'test/unit/documents.test.ts',
    says: 'names every bench',
  },
  'npm run integrations': {
    file: 'test/support/integrations/built.ts',
    says: 'build/setup/integrations.mjs',
  },
  'cdn-recorder --receive': { file: 'test/e2e/receive.test.ts', says: "['--receive'" },
  'sqlite3 -readonly journal.sqlite "SELECT started_at, vendor, stream_ids, outcome ->> \'status\' FROM calls"':
    APP,
};

/** The arguments of a command that runs the app, from a clone or installed; null for another one. */
export function appArguments(command: string): string[] | null {
  const [, rest] = /^(?:npm -s start --|cdn-recorder) (.+)$/.exec(command) ?? [];
  // `[options]` stands for all of them.
  if (rest === undefined || rest === '[options]') return null;
  return [...rest.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

const SYNOPSES = ['npm -s start -- [options]', 'cdn-recorder [options]'];

/** Commands that no test is known to run. */
export const unproven = (commands: readonly string[]): string[] =>
  commands.filter(
    (command) =>
      !Object.hasOwn(PROVEN, command) &&
      !SYNOPSES.includes(command) &&
      appArguments(command) === null,
  );

/** The commands of these documents, each once. */
export const commandsOf = (paths: readonly string[]): string[] => [
  ...new Set(paths.flatMap((path) => commandsIn(readDocument(path)))),
];

/** Whether these arguments of the app ask for the administration of a control room. */
export const isOfRoom = (args: readonly string[]): boolean =>
  args.some((arg) => arg.startsWith('--room-'));
