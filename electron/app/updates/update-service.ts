import {
  NO_UPDATES,
  type UpdateObstacle,
  type UpdateSettings,
  type UpdatesView,
} from '#contract/model/update.ts';
import { Refused } from '../../recording/refused.ts';
import { afterLook } from './after-look.ts';
import type { DownloadOptions } from './download.ts';
import type { Found, Offered } from './offer.ts';
import { installCommand } from './package-type.ts';
import type { UpdateDependencies, UpdateInstaller } from './update-dependencies.ts';
import { UpdateFault } from './update-fault.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A start has more urgent work; so long it is left alone, in milliseconds. */
const FIRST_LOOK_MS = 60_000;

/**
 * Looks for newer versions, downloads what the operator wants, and installs it when nothing needs the program. It does
 * nothing by itself but look once a day, and that only where the operator has switched it on.
 */
export class UpdateService {
  readonly #dependencies: UpdateDependencies;
  #view: UpdatesView;
  #offered: Offered | null = null;
  #installer: UpdateInstaller | null = null;
  #cancelTimer: () => void = () => undefined;
  #download: AbortController | null = null;
  #isBegun = false;
  /** Grows with each change of the settings. */
  #generation = 0;
  /** Set when the program ends in order to install. */
  #isInstalling = false;

  constructor(dependencies: UpdateDependencies) {
    this.#dependencies = dependencies;
    const { program, key, notes, canInstall, builtInFeed } = dependencies;
    this.#view = {
      ...NO_UPDATES,
      packageType: program.packageType,
      hasKey: key !== null,
      feed: this.#feed(),
      builtInFeed,
      installs: canInstall(),
      checkedAt: notes.get().checkedAt,
    };
  }

  get view(): UpdatesView {
    return this.#view;
  }

  /** Begins to look once a day, where that is switched on; and says what became of an installation. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const { notes, program, canInstall, onFault } = this.#dependencies;
    const { installing } = notes.get();
    if (installing !== null) {
      notes.save({ installing: null });
      if (installing !== program.version) {
        this.#show({ fault: { code: 'not-installed', detail: installing } });
      }
    }
    if (!this.#settings.enabled) return;
    // What an installation left: an update that was not installed is downloaded anew.
    if (installing !== null && canInstall()) {
      void this.#dependencies
        .installer()
        .then((installer) => installer.clean())
        .catch(onFault);
    }
    this.#plan();
  }

  stop(): void {
    this.#cancelTimer();
    this.#download?.abort();
  }

  /** The settings have changed: what was found on another channel or at another address counts no longer. */
  followSettings(): void {
    this.#generation += 1;
    this.#download?.abort();
    this.#offered = null;
    this.#show({ feed: this.#feed(), offer: null, ready: null, later: false, fault: null });
    if (this.#isBegun) this.#plan();
  }

  /**
   * Looks for a newer version now; the view says what came of it.
   *
   * @throws Refused where it is switched off, or this build cannot.
   */
  async check(): Promise<void> {
    const { program, notes, now, parse, reader, onFault } = this.#dependencies;
    const { key, address, packageType } = this.expectChecks();
    const { channel } = this.#settings;
    if (this.#view.activity !== 'idle') return;
    this.#show({ activity: 'checking', fault: null });
    const generation = this.#generation;
    try {
      const machine = { platform: program.platform, arch: program.arch };
      const installed = { ...program, packageType, installation: notes.get().installation };
      // Most desks never look: the tray does not wait for what it takes.
      const { lookForOffer } = await import('./look.ts');
      const source = { reader, address, key, machine, parse };
      const found = await lookForOffer(source, channel, installed);
      // Meanwhile the operator may have chosen otherwise.
      if (generation !== this.#generation) return this.#show({ activity: 'idle' });
      notes.save({
        checkedAt: new Date(now()).toISOString(),
        installation: installed.installation,
      });
      this.#take(found);
    } catch (error) {
      if (!(error instanceof UpdateFault)) onFault(error);
      this.#fail(error);
    } finally {
      this.#plan();
    }
  }

  /**
   * Downloads what is offered; the view says how far it is and what came of it.
   *
   * @throws Refused where nothing is offered.
   */
  async download(): Promise<void> {
    const { offered, address } = this.expectOffer();
    if (this.#view.activity !== 'idle') return;
    const { onFault } = this.#dependencies;
    const controller = new AbortController();
    this.#download = controller;
    this.#show({ activity: 'downloading', progress: 0, ready: null, fault: null });
    try {
      const ready = await this.#fetch(offered, this.#downloadOptions(address, offered, controller));
      if (controller.signal.aborted) return this.#show({ activity: 'idle' });
      this.#show({ activity: 'idle', progress: 100, ready });
    } catch (error) {
      if (controller.signal.aborted) return this.#show({ activity: 'idle', progress: 0 });
      if (!(error instanceof UpdateFault)) onFault(error);
      this.#fail(error);
    } finally {
      if (this.#download === controller) this.#download = null;
    }
  }

  /** Ends a download that is under way; nothing of it is left. */
  cancel(): void {
    this.#download?.abort();
  }

  /** Why nothing could be installed now. */
  obstacle(): Promise<UpdateObstacle | null> {
    return this.#dependencies.obstacle();
  }

  /** @throws Refused where it is switched off, or this copy cannot look for versions. */
  expectChecks() {
    const { key, program } = this.#dependencies;
    const { packageType } = program;
    const address = this.#feed();
    if (!this.#settings.enabled || key === null || address === null || packageType === null) {
      throw new Refused('updates-unavailable', 'This copy does not look for updates.');
    }
    return { key, address, packageType };
  }

  /** @throws Refused where nothing is offered. */
  expectOffer() {
    const { address } = this.expectChecks();
    if (!this.#offered) throw new Refused('updates-unavailable', 'No update is offered.');
    return { offered: this.#offered, address };
  }

  /** @throws Refused where there is nothing that the program installs itself. */
  expectReady(): Offered {
    const { ready, activity } = this.#view;
    const isReady = ready?.path === null && activity === 'idle';
    if (!isReady || !this.#installer || !this.#offered) {
      throw new Refused('updates-unavailable', 'No update is ready to be installed.');
    }
    return this.#offered;
  }

  /**
   * Ends the program in order to install, unless something is in the way. Between the last look at what runs and the
   * call of `leave` nothing else of this process can happen.
   *
   * @param leave Ends the program as Quit does: nothing new is begun from that call on.
   * @returns why nothing is installed now; null where the program ends.
   * @throws Refused where nothing is ready.
   */
  async install(leave: () => void): Promise<UpdateObstacle | null> {
    const { obstacle, obstacleNow, notes } = this.#dependencies;
    this.expectReady();
    const found = (await obstacle()) ?? obstacleNow();
    if (found !== null) return found;
    const { version } = this.expectReady();
    this.#isInstalling = true;
    this.#show({ activity: 'installing' });
    notes.save({ installing: version });
    leave();
    return null;
  }

  /**
   * Installs while the program ends, where it ends for that; to be called once nothing of it is at work any more.
   *
   * @returns `none` where it ends for another reason; `refused` where it should begin again as it was.
   */
  async installWhileLeaving(): Promise<'none' | 'installed' | 'refused'> {
    if (!this.#isInstalling || !this.#installer) return 'none';
    const { obstacleNow, onFault } = this.#dependencies;
    try {
      const found = obstacleNow();
      if (found !== null && found !== 'quitting') return 'refused';
      await this.#installer.install();
      return 'installed';
    } catch (error) {
      onFault(error);
      return 'refused';
    }
  }

  async #fetch(offered: Offered, options: DownloadOptions): Promise<UpdatesView['ready']> {
    const { canInstall, installer, downloads, program, hasZypper } = this.#dependencies;
    const { downloadInto, downloadTo } = await import('./download.ts');
    if (!canInstall()) {
      const path = await downloadInto(downloads(), options);
      return { path, command: installCommand(program.packageType, path, hasZypper()) };
    }
    this.#installer ??= await installer();
    await this.#installer.prepare(offered, (path, file) => downloadTo(path, { ...options, file }));
    return { path: null, command: null };
  }

  #downloadOptions(
    address: string,
    { file }: Offered,
    { signal }: AbortController,
  ): DownloadOptions {
    const { reader, freeBytes, pause } = this.#dependencies;
    const onProgress = (received: number) => {
      const progress = Math.floor((received / file.size) * 100);
      if (progress !== this.#view.progress) this.#show({ progress });
    };
    return { reader, address, file, signal, onProgress, freeBytes, pause };
  }

  #take(found: Found): void {
    const { notes, tell, canInstall } = this.#dependencies;
    const before = { view: this.#view, offered: this.#offered };
    this.#offered = found.kind === 'offer' ? found.offer : null;
    const { checkedAt, toldVersion } = notes.get();
    const installs = canInstall();
    this.#show({ activity: 'idle', installs, checkedAt, ...afterLook(found, before) });
    if (this.#offered?.kind !== 'newer' || toldVersion === this.#offered.version) return;
    notes.save({ toldVersion: this.#offered.version });
    tell(this.#offered.version);
  }

  #fail(error: unknown): void {
    const fault = error instanceof UpdateFault ? error : new UpdateFault('not-installed', '');
    const { code, detail } = fault;
    this.#show({ activity: 'idle', progress: 0, fault: { code, detail } });
  }

  /** The next look: a day after the last one, and not while the program begins. */
  #plan(): void {
    const { notes, now, after, key, program } = this.#dependencies;
    this.#cancelTimer();
    const cannot = key === null || program.packageType === null || this.#feed() === null;
    if (!this.#isBegun || !this.#settings.enabled || cannot) return;
    const { checkedAt } = notes.get();
    const isFailed = this.#view.fault !== null;
    const due = checkedAt === null || isFailed ? 0 : Date.parse(checkedAt) + DAY_MS - now();
    // After a failure it waits as long as after a success: a server that is down is not asked each minute.
    const wait = isFailed ? DAY_MS : Math.min(Math.max(due, FIRST_LOOK_MS), DAY_MS);
    this.#cancelTimer = after(wait, () => {
      this.check().catch(this.#dependencies.onFault);
    });
  }

  #feed(): string | null {
    return this.#settings.feed ?? this.#dependencies.builtInFeed;
  }

  get #settings(): UpdateSettings {
    return this.#dependencies.settings();
  }

  #show(changes: Partial<UpdatesView>): void {
    this.#view = { ...this.#view, ...changes };
    this.#dependencies.show(this.#view);
  }
}
