import { artifactName } from '../package/artifacts.ts';
import { EXECUTABLE, PRODUCT } from '../package/product.ts';
import { WANTED_ELECTRON } from '../package/runtime.ts';
import { homepageOf, packageOf, type Release, type WrittenFile } from './release.ts';

/** What a cask says of itself: no article, no name, no system, less than 80 characters. */
export const CASK_DESCRIPTION = 'Start and stop CDN recordings of live streams';

/**
 * The cask of Homebrew. Its address is written with `version` and `arch`, as `brew bump` wants it.
 * Source: Cask Cookbook.
 * @throws Error where the release has no image for macOS for both processors
 */
export function homebrewCask(release: Release): WrittenFile {
  const [arm, intel] = ['arm64', 'x64'].map((arch) => {
    const file = packageOf(release, { type: 'dmg', platform: 'darwin', arch });
    if (file === undefined) throw new Error(`the release has no image for macOS on ${arch}`);
    return file;
  });
  const name = artifactName({
    ...{ type: 'dmg', version: '#{version}', platform: 'darwin', arch: '#{arch}' },
    electron: WANTED_ELECTRON,
  });
  const data = `~/Library/Application Support/${PRODUCT}`;
  return {
    path: `homebrew/${EXECUTABLE}.rb`,
    text: `cask "${EXECUTABLE}" do
  arch arm: "arm64", intel: "x64"

  version "${release.version}"
  sha256 arm:   "${arm?.sha256}",
         intel: "${intel?.sha256}"

  url "${homepageOf(release)}/releases/download/v#{version}/${name}"
  name "${PRODUCT}"
  desc "${CASK_DESCRIPTION}"
  homepage "${homepageOf(release)}"

  livecheck do
    url :url
    strategy :github_latest
  end

  app "${PRODUCT}.app"

  zap trash: "${data}"
end
`,
  };
}
