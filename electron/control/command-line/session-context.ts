import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Project } from '#contract/rules/classify-targets.ts';
import type { Commands } from '../../app/commands.ts';
import type { FilesOfPreset, SettledByFile } from '../../app/files/file-service.ts';
import type { MergePlan } from '../../app/files/merge-plans.ts';
import type { RehearsedLooks } from '../../app/files/rehearse-looks.ts';
import type { FilesOfRuns } from '../../app/files/wait-for-files.ts';
import type { Importer } from './import.ts';
import type { OutputLine } from './result-lines.ts';

/** What is told of a run and its calls. */
export interface RunLines {
  call(run: RunView, call: Call): OutputLine;
  /** Null where nothing is to be told. */
  run(run: RunView): OutputLine | null;
}

/** What a command line needs of the program. */
export interface SessionServices {
  readonly commands: Pick<Commands, 'start' | 'stop' | 'stopRecordings' | 'testAccount' | 'merge'>;
  /** What a stop of the preset would be for. */
  toStop(presetId: string): readonly Recording[];
  /** Looks for the files of what a preset has started last. */
  lookForFiles(presetId: string): Promise<FilesOfPreset>;
  /** Calls `listener` for each unknown start that a file settles, until the function returned is called. */
  onSettledByFile(listener: (settled: SettledByFile) => void): () => void;
  /**
   * Resolves once each recording of these runs is over and its files are found, or missing after the last planned
   * look; null where the signal aborts before. Rejects when the list of files cannot be read.
   */
  waitForFiles(runIds: readonly string[], signal: AbortSignal): Promise<FilesOfRuns | null>;
  /** Of a dry run: the requests of a look for the files of what a preset has started last. */
  planLooks?(presetId: string): Promise<RehearsedLooks>;
  /** Of a dry run; absent: the outcomes. */
  readonly runLines?: RunLines;
  /** What of a preset's last recording can be merged. */
  mergePlansOf(preset: Preset): Promise<readonly MergePlan[]>;
  readonly importer: Importer;
  findPresetByName(name: string): Preset | undefined;
  /** Ids of the preset of this name, and of deleted ones of the name of which something runs. */
  stoppableByName(name: string): readonly string[];
  /** How many recordings run or may run. */
  countRecordings(): number;
  /** Whether what ran before this process could not be read. */
  recordingsUnknown(): boolean;
  accountNames(): readonly string[];
  findProject(accountId: string): Project | undefined;
  /** Empty when there is none of this name. */
  findAccountId(name: string): string;
  /** How far this machine's clock is behind the server's, in seconds, once that is worth a word; else 0. */
  clockOffSeconds(): number;
  /** Whether there are credentials that cannot be read now. */
  credentialsLocked(): boolean;
  /** Resolves when it is known where the credentials stand. Never rejects. */
  openCredentials(): Promise<void>;
  /** Tells of every call that settles, until the function returned is called. */
  onCallSettled(listener: (run: RunView, call: Call) => void): () => void;
}

/** One command line that is being performed. */
export interface Session {
  readonly services: SessionServices;
  readonly force: boolean;
  /** Whether the process that records leaves by itself: no planned stop is sent then. */
  readonly leaves: () => boolean;
  /** Several presets are started or stopped by this command line. */
  readonly together: boolean;
  readonly notice: (text: string) => void;
  readonly line: (output: OutputLine) => void;
  /** Takes in what was started, to be waited for in the end. */
  readonly started: (runs: readonly RunView[]) => void;
}

/** The command line never asks the operator: scripts run it. */
export const COMMAND_LINE = { source: 'command-line', attended: false } as const;
