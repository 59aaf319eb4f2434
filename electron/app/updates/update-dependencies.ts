import type { KeyObject } from 'node:crypto';
import type {
  PackageType,
  UpdateObstacle,
  UpdateSettings,
  UpdatesView,
} from '#contract/model/update.ts';
import type { UpdateNotesRepository } from '../../storage/update-ports.ts';
import type { FileReader } from '../../zego/transport/transport.ts';
import type { Machine, UpdateFile } from './feed.ts';
import type { Offered } from './offer.ts';

/** What replaces the program. */
export interface UpdateInstaller {
  /**
   * Takes a version in: its file is downloaded where the installer wants it, and by our own way.
   *
   * @throws UpdateFault, and what is wrong with the installer itself.
   */
  prepare(
    offered: Offered,
    download: (path: string, file: UpdateFile) => Promise<void>,
  ): Promise<void>;
  /** Installs what was taken in; the program has nothing else to do any more. @throws where nothing was installed */
  install(): Promise<void>;
  /** Removes what an earlier process left. */
  clean(): Promise<void>;
}

/** What the system and the build have to say; without it a copy cannot update. */
export interface UpdateEdge
  extends Pick<
    UpdateDependencies,
    'canInstall' | 'downloads' | 'hasZypper' | 'parse' | 'installer' | 'tell'
  > {
  readonly packageType: PackageType | null;
  /** The public key as text; empty in a build without one. */
  readonly key: string;
  /** The address of the build; empty in one without. */
  readonly feed: string;
}

export interface UpdateDependencies {
  readonly program: Machine & {
    readonly version: string;
    readonly packageType: PackageType | null;
  };
  /** Null in a build that was made without one: it can look for nothing. */
  readonly key: KeyObject | null;
  /** The address of this build; null where it has none. */
  readonly builtInFeed: string | null;
  readonly notes: UpdateNotesRepository;
  readonly reader: Pick<FileReader, 'readRange'>;
  settings(): UpdateSettings;
  parse(text: string): Promise<unknown>;
  /** Whether the program can replace itself, asked anew each time. */
  canInstall(): boolean;
  /** Loads what installs; to be called only where `canInstall`. */
  installer(): Promise<UpdateInstaller>;
  /** The user's folder for downloads. */
  downloads(): string;
  readonly hasZypper: () => boolean;
  freeBytes(folder: string): Promise<number>;
  /** Why nothing is installed now, from everything that is known; it may take a while. */
  obstacle(): Promise<UpdateObstacle | null>;
  /** The same from what main knows at this very moment. */
  obstacleNow(): UpdateObstacle | null;
  show(view: UpdatesView): void;
  /** A version is there that the operator was not told of yet. */
  tell(version: string): void;
  now(): number;
  /** Calls `work` later; the function returned takes it back. */
  after(ms: number, work: () => void): () => void;
  pause(ms: number): Promise<unknown>;
  onFault(error: unknown): void;
}
