/** Two digits. */
export const two = (value: number): string => String(value).padStart(2, '0');

/** `10:00`, local time. */
export const clock = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** `11-22`, local. The same order in both languages, so that columns line up and no reader mistakes a month. */
export const day = (date: Date): string => `${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** `2026-11-22`, local. */
export const date = (moment: Date): string => `${moment.getFullYear()}-${day(moment)}`;

/** `2026-11-22 10:00`, local. */
export const dateAndClock = (moment: Date): string => `${date(moment)} ${clock(moment)}`;
