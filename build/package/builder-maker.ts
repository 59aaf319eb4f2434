import { join } from 'node:path';
import { MakerBase, type MakerOptions } from '@electron-forge/maker-base';
import type { ForgePlatform } from '@electron-forge/shared-types';
import type { Configuration } from 'electron-builder';
import { artifactName } from './artifacts.ts';
import { PRODUCT } from './product.ts';
import { electronIn } from './runtime.ts';
import { staged } from './staging.ts';

export interface BuilderTarget {
  readonly name: 'nsis' | 'AppImage' | 'dmg';
  readonly platform: 'win32' | 'linux' | 'darwin';
}

/** What electron-builder calls the systems. */
const SYSTEM = { win32: 'win', linux: 'linux', darwin: 'mac' } as const;

/**
 * An installer of electron-builder's as a maker of Forge's. Their own bridges (`electron-forge-maker-nsis`,
 * `-appimage`) speak to Forge 5 only, and take no configuration.
 */
export class BuilderMaker extends MakerBase<Configuration> {
  readonly name: BuilderTarget['name'];
  readonly defaultPlatforms: ForgePlatform[];
  readonly #target: BuilderTarget;
  readonly #builder: Configuration;

  constructor(target: BuilderTarget, builder: Configuration) {
    super(builder, [target.platform]);
    this.#target = target;
    this.#builder = builder;
    this.name = target.name;
    this.defaultPlatforms = [target.platform];
  }

  override clone(): this {
    return new BuilderMaker(this.#target, this.#builder) as this;
  }

  override isSupportedOnCurrentPlatform(): boolean {
    return this.#target.platform === process.platform;
  }

  /** Downloads electron-builder's own tools at the first time. */
  override async make(options: MakerOptions): Promise<string[]> {
    const { build } = await import('electron-builder');
    const { platform } = this.#target;
    return staged(options.dir, this.name, (copy) =>
      build({
        prepackaged: platform === 'darwin' ? join(copy, `${PRODUCT}.app`) : copy,
        [SYSTEM[platform]]: [`${this.name}:${options.targetArch}`],
        config: this.configurationFor(options),
        publish: 'never',
      }),
    );
  }

  /** With the file's name and place: what `make` hands to electron-builder. */
  configurationFor({ dir, makeDir, targetArch, packageJSON }: MakerOptions): Configuration {
    const { name: type } = this;
    const { platform } = this.#target;
    const { version } = packageJSON;
    const file = { type, version, platform, arch: targetArch, electron: electronIn(dir) };
    const config = this.#builder;
    const key = type === 'AppImage' ? 'appImage' : type;
    return {
      ...config,
      directories: { ...config.directories, output: makeDir },
      [key]: { ...config[key], artifactName: artifactName(file) },
    };
  }
}
