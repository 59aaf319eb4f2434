import { english } from './en/index.ts';
import { chinese } from './zh-CN/index.ts';

/** Every string that a person reads, by language; a key that one language lacks does not compile. */
export type LocaleKey = keyof ReturnType<typeof english>;
export type Locale = Readonly<Record<LocaleKey, string>>;

const joined: { en?: Locale; 'zh-CN'?: Locale } = {};

/** A language is put together when it is asked for: three thousand texts take some milliseconds at the start. */
export const LOCALES: Readonly<Record<'en' | 'zh-CN', Locale>> = {
  get en() {
    joined.en ??= english();
    return joined.en;
  },
  get 'zh-CN'() {
    joined['zh-CN'] ??= chinese();
    return joined['zh-CN'];
  },
};
