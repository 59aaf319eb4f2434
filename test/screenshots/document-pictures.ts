import type { Appearance } from './appearances.ts';

/** A picture of the documents: what the screenshots call it, and in which theme each language shows it. */
export interface DocumentPicture {
  /** `docs/images/<name>.png` and `docs/images/<name>-zh-CN.png`. */
  readonly name: string;
  readonly view: string;
  readonly themes: Readonly<Record<Appearance['language'], Appearance['theme']>>;
}

const LIGHT = { en: 'light', 'zh-CN': 'light' } as const;

/** Every picture of the documents; `npm run screenshots -- docs` makes them. */
export const DOCUMENT_PICTURES: readonly DocumentPicture[] = [
  { name: 'presets', view: 'wall-24', themes: { en: 'dark', 'zh-CN': 'light' } },
  { name: 'editor', view: 'editor-paste', themes: LIGHT },
  { name: 'first-start', view: 'first-start', themes: LIGHT },
  { name: 'board', view: 'on-air', themes: LIGHT },
  { name: 'agenda', view: 'agenda', themes: LIGHT },
  { name: 'history', view: 'history', themes: LIGHT },
  { name: 'files', view: 'files-missing', themes: LIGHT },
];

/** The parts of the screenshots in which they are taken. */
export const DOCUMENT_PARTS = ['day', 'files', 'desk', 'air', 'walls'] as const;

export interface PictureFile {
  readonly name: string;
  /** Path from the folder of the screenshots. */
  readonly taken: string;
  /** Path from the repository's root. */
  readonly kept: string;
}

export const PICTURE_FILES: readonly PictureFile[] = DOCUMENT_PICTURES.flatMap(
  ({ name, view, themes }) =>
    (['en', 'zh-CN'] as const).map((language) => ({
      name,
      taken: `${view}-${language}-${themes[language]}.png`,
      kept: `docs/images/${name}${language === 'en' ? '' : `-${language}`}.png`,
    })),
);
