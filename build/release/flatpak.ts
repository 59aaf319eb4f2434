import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { INSTALLER_ICONS } from '../package/icons.ts';
import { DESKTOP_ENTRY } from '../package/linux/desktop-files.ts';
import { EXECUTABLE } from '../package/product.ts';
import {
  addressOf,
  homepageOf,
  packageOf,
  type Release,
  tagOf,
  type WrittenFile,
} from './release.ts';

/** Freedesktop's runtime and the base for Electron, whose versions go together. */
const RUNTIME_VERSION = '25.08';

const ARCHES = { x64: 'x86_64', arm64: 'aarch64' } as const;

const ICON = '512x512.png';

/** What the program may reach; each is what a part of it needs, and nothing more. */
const FINISH_ARGS: readonly string[] = [
  '--share=network',
  '--share=ipc',
  '--socket=wayland',
  '--socket=fallback-x11',
  '--socket=pulseaudio',
  '--device=dri',
  // Tray, notifications, the key store, and the lock of the screen.
  '--talk-name=org.kde.StatusNotifierWatcher',
  '--talk-name=org.freedesktop.Notifications',
  '--talk-name=org.freedesktop.secrets',
  '--talk-name=org.freedesktop.ScreenSaver',
];

/** Flatpak names a program by a domain turned round: the account's at GitHub. */
export const flatpakId = ({ repository }: Pick<Release, 'repository'>): string => {
  const [owner = ''] = repository.split('/');
  const label = owner.replace(/[^A-Za-z0-9]/g, '_').replace(/^(?=\d)/, '_');
  return `io.github.${label}.${EXECUTABLE.replaceAll('-', '_')}`;
};

/**
 * The manifest of Flatpak, made from the archives for Linux.
 * Source: the schema of flatpak-builder.
 * @throws Error where the release has no archive for Linux
 */
export function flatpakManifest(release: Release): WrittenFile {
  const id = flatpakId(release);
  const archives = Object.entries(ARCHES).flatMap(([arch, only]) => {
    const file = packageOf(release, { type: 'zip', platform: 'linux', arch });
    return file === undefined
      ? []
      : [
          {
            type: 'archive',
            'only-arches': [only],
            url: addressOf(release, file.name),
            sha256: file.sha256,
            'strip-components': 1,
            dest: 'program',
          },
        ];
  });
  if (archives.length === 0) throw new Error('the release has no archive for Linux');
  const manifest = {
    id,
    runtime: 'org.freedesktop.Platform',
    'runtime-version': RUNTIME_VERSION,
    sdk: 'org.freedesktop.Sdk',
    base: 'org.electronjs.Electron2.BaseApp',
    'base-version': RUNTIME_VERSION,
    command: EXECUTABLE,
    'finish-args': FINISH_ARGS,
    modules: [
      {
        name: EXECUTABLE,
        buildsystem: 'simple',
        'build-commands': [
          `cp -r program /app/${EXECUTABLE}`,
          `install -Dm755 start.sh /app/bin/${EXECUTABLE}`,
          `install -Dm644 ${id}.desktop /app/share/applications/${id}.desktop`,
          `install -Dm644 ${ICON} /app/share/icons/hicolor/512x512/apps/${id}.png`,
        ],
        sources: [
          ...archives,
          {
            type: 'script',
            'dest-filename': 'start.sh',
            // SECURITY: Chromium's own sandbox, by the helper that Flatpak's sandbox allows.
            commands: [`exec zypak-wrapper /app/${EXECUTABLE}/${EXECUTABLE} "$@"`],
          },
          {
            type: 'inline',
            'dest-filename': `${id}.desktop`,
            contents: desktopFile(id),
          },
          {
            type: 'file',
            url: `${homepageOf(release)}/raw/${tagOf(release)}/build/package/icons/${ICON}`,
            sha256: createHash('sha256')
              .update(readFileSync(join(INSTALLER_ICONS, ICON)))
              .digest('hex'),
          },
        ],
      },
    ],
  };
  return { path: `flatpak/${id}.yaml`, text: stringify(manifest, { lineWidth: 0 }) };
}

/** A link stands behind `--`, the end of all switches. */
function desktopFile(id: string): string {
  const entry = { ...DESKTOP_ENTRY, Icon: id, Exec: `${EXECUTABLE} -- %u` };
  const lines = Object.entries(entry).map(([key, value]) => `${key}=${value}`);
  return `[Desktop Entry]\n${lines.join('\n')}\n`;
}
