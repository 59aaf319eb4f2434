import { z } from 'zod';

/** How the board shows its presets: to arrange and edit them, or to be read from the chair. */
export const BOARD_LAYOUTS = ['cards', 'rows', 'wall'] as const;
export const boardLayoutSchema = z.enum(BOARD_LAYOUTS);
export type BoardLayout = z.infer<typeof boardLayoutSchema>;

/** From so many presets on the board on, cards no longer fit on one screen. */
export const WALL_FROM = 13;

/**
 * The layout that the operator chose; without a choice, by the number of presets on the board.
 *
 * @param count presets on the board, without the archived ones.
 */
export const boardLayout = (chosen: BoardLayout | null | undefined, count: number): BoardLayout =>
  chosen ?? (count >= WALL_FROM ? 'wall' : 'cards');
