/** Every row is as high as every other (two lines): so a place among a million is a multiplication. */
export const ROW_HEIGHT = 48;
