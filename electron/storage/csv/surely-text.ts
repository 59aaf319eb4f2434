/**
 * What a spreadsheet surely leaves as it is. A list of what is dangerous would never end: each program and
 * each language has its own dates, currencies and truth values. So it is asked the other way round, and a
 * text that gives no proof counts as changeable.
 */
export function isSurelyText(value: string): boolean {
  if (value === '') return true;
  // Before a sign that cannot be seen (a wide space, a zero-width one, a byte order mark) `=` still counts.
  if (/^[\s\p{Z}\p{C}]/u.test(value)) return false;
  const plain = value.normalize('NFKC').replace(/\p{Cf}/gu, '');
  if (!HARMLESS_START.test(plain)) return false;
  const words = bare(plain).match(/\p{L}+/gu) ?? [];
  if (words.length === 1 && TRUTH.has(words[0] ?? '')) return false;
  return !/\p{N}/u.test(plain) || words.some(isNoDateOrUnit);
}

/** A letter, a digit, an open bracket, a quotation mark, an underline or a picture. Not `=`, `+`, `-`, `@`, `#` … */
const HARMLESS_START = /^[\p{L}\p{Nd}\p{Ps}\p{Pi}_\p{Extended_Pictographic}]/u;

const setOf = (words: string) => new Set(words.split(' '));

/** How spreadsheets write a truth value, in the languages in which they are sold. */
const TRUTH = setOf(
  'true false wahr falsch vrai faux verdadero falso verdadeiro vero waar onwaar prawda fałsz истина ложь ' +
    'sant sand usant falskt tosi epatosi pravda nepravda igaz hamis dogru yanlis adevarat fals',
);

/** Words of two or more letters that may stand in a number, an amount or a time of day. */
const UNITS = setOf(
  'us mrz am pm utc gmt cet cest est edt pst uhr min sec std hrs de del of st nd rd th er den di la le kl ' +
    'kr zł zl kc ft lt ls лв br rs rp rm bs gs kz km fr dh dhs sr qr tl kn lei lek руб грн дин ден nan inf',
);

/** Of these alone a Chinese, Japanese or Korean date or number may consist. */
const DATE_SIGNS =
  /^[年月日号號时時分秒点點上下午早晚凌晨中周週星期礼禮拜第元圆円一二三四五六七八九十百千万萬亿億零両两廿正년월일시초오전후]+$/u;

const CURRENCIES = new Set(
  Intl.supportedValuesOf('currency').map((currency) => currency.toLowerCase()),
);

function isNoDateOrUnit(word: string): boolean {
  // One letter may be an `E`, one sign of Chinese is a word.
  if (word.length < 2 && !/\p{Script=Han}/u.test(word)) return false;
  if (UNITS.has(word) || CURRENCIES.has(word)) return false;
  return !DATE_SIGNS.test(word) && !beginningsOfMonths().has(word);
}

/** Without case, width and accents. */
const bare = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();

const MONTH_LANGUAGES =
  'en de fr es it pt nl pl ru uk sv da nb fi cs sk hu ro bg el tr vi id ca hr sl et lv lt'.split(
    ' ',
  );

let beginnings: ReadonlySet<string> | undefined;

/** From two letters on: `SEPT2` is a date, and so is `1-sept.`. Months and days of the week. */
function beginningsOfMonths(): ReadonlySet<string> {
  beginnings ??= new Set(MONTH_LANGUAGES.flatMap(calendarWords).flatMap(prefixes));
  return beginnings;
}

const prefixes = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(0, index + 2));

function calendarWords(language: string): string[] {
  const days = Array.from({ length: 12 }, (_, month) => new Date(2026, month, month + 1));
  return (['long', 'short'] as const).flatMap((style) =>
    [{ month: style, day: 'numeric' } as const, { month: style }, { weekday: style }].flatMap(
      (options) => {
        const format = new Intl.DateTimeFormat(language, options);
        const parts = days.flatMap((day) => format.formatToParts(day));
        const names = parts.filter(({ type }) => type === 'month' || type === 'weekday');
        return names.flatMap(({ value }) => bare(value).match(/\p{L}+/gu) ?? []);
      },
    ),
  );
}
