import manifest from '../../../package.json' with { type: 'json' };
import { EXECUTABLE, PRODUCT, SCHEME } from '../product.ts';

/** What menus and catalogues show. */
const TEXTS = {
  genericName: { en: 'CDN recording control', zh_CN: 'CDN 录制控制' },
  comment: {
    en: 'Start and stop CDN recordings of live streams, and see what each vendor answered',
    zh_CN: '启动和停止直播流的 CDN 录制，逐条查看各厂商的响应',
  },
  keywords: { en: 'recording;stream;live;', zh_CN: '录制;录像;直播;直播流;' },
} as const;

/**
 * The desktop entry but for what starts the program.
 * Source: Desktop Entry Specification 1.5.
 */
export const DESKTOP_ENTRY: Readonly<Record<string, string>> = {
  Name: PRODUCT,
  'Name[zh_CN]': `${PRODUCT} 录制`,
  GenericName: TEXTS.genericName.en,
  'GenericName[zh_CN]': TEXTS.genericName.zh_CN,
  Comment: TEXTS.comment.en,
  'Comment[zh_CN]': TEXTS.comment.zh_CN,
  Keywords: TEXTS.keywords.en,
  'Keywords[zh_CN]': TEXTS.keywords.zh_CN,
  Icon: EXECUTABLE,
  StartupWMClass: EXECUTABLE,
  Type: 'Application',
  Terminal: 'false',
  StartupNotify: 'true',
  Categories: 'AudioVideo;Video;Recorder;',
  MimeType: `x-scheme-handler/${SCHEME};`,
};

/** The file of deb and rpm. A link stands behind `--`, the end of all switches. */
export function desktopFile(): string {
  const lines = Object.entries({ ...DESKTOP_ENTRY, Exec: `${EXECUTABLE} -- %u` });
  return `[Desktop Entry]\n${lines.map(([key, value]) => `${key}=${value}`).join('\n')}\n`;
}

/**
 * What software centres show. `metadata_license` is that of this text.
 * Source: AppStream 1.0.
 * @param releasedAt seconds since 1970
 */
export function metainfoFile(releasedAt: number): string {
  const date = new Date(releasedAt * 1_000).toISOString().slice(0, 10);
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${EXECUTABLE}.desktop</id>
  <metadata_license>MIT</metadata_license>
  <project_license>${manifest.license}</project_license>
  <name>${PRODUCT}</name>
  <name xml:lang="zh-CN">${DESKTOP_ENTRY['Name[zh_CN]']}</name>
  <summary>${TEXTS.genericName.en}</summary>
  <summary xml:lang="zh-CN">${TEXTS.genericName.zh_CN}</summary>
  <description>
    <p>${TEXTS.comment.en}.</p>
    <p xml:lang="zh-CN">${TEXTS.comment.zh_CN}。</p>
  </description>
  <launchable type="desktop-id">${EXECUTABLE}.desktop</launchable>
  <provides>
    <binary>${EXECUTABLE}</binary>
    <mediatype>x-scheme-handler/${SCHEME}</mediatype>
  </provides>
  <content_rating type="oars-1.1" />
  <releases>
    <release version="${manifest.version}" date="${date}" />
  </releases>
</component>
`;
}
