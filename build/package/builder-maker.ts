import { dirname, join } from 'node:path';
import { MakerBase, type MakerOptions } from '@electron-forge/maker-base';
import type { ForgePlatform } from '@electron-forge/shared-types';
import type { Configuration } from 'electron-builder';

export interface BuilderTarget {
  readonly name: 'nsis' | 'AppImage';
  readonly platform: 'win32' | 'linux';
}

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
  override async make({ dir, targetArch }: MakerOptions): Promise<string[]> {
    const { build } = await import('electron-builder');
    const target = [`${this.name}:${targetArch}`];
    return build({
      prepackaged: dir,
      ...(this.#target.platform === 'win32' ? { win: target } : { linux: target }),
      config: {
        ...this.config,
        directories: { ...this.config.directories, output: join(dirname(dir), 'make') },
      },
      publish: 'never',
    });
  }
}
