const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a time of day in 24 hours with two digits each: `07:05`. */
export const isTimeOfDay = (text: string): boolean => TIME_OF_DAY.test(text);

/** `7:5`, `7.30`, `19：30` or `1930`, as operators type it. */
const TYPED = /^(\d{1,2})[:：.](\d{1,2})$|^(\d{1,2})(\d{2})$/u;

/** A typed time of day in its one form, `07:05`; null where it is none. */
export function timeOfDayIn(text: string): string | null {
  const typed = TYPED.exec(text.trim());
  if (!typed) return null;
  const [, hours, minutes, hoursInRow, minutesInRow] = typed;
  const two = (part = '') => part.padStart(2, '0');
  const time = `${two(hours ?? hoursInRow)}:${two(minutes ?? minutesInRow)}`;
  return isTimeOfDay(time) ? time : null;
}
