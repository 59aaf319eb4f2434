/** Every row is as high as every other: so a place among a million is a multiplication. */
export const ROW_HEIGHT = 40;
