import type { Run } from '#contract/model/run.ts';
import type { Translate } from './text.ts';

/** Where a run came from, and over a control surface from whom: "HTTP, token Stream Deck". */
export function sourceText({ source, via }: Pick<Run, 'source' | 'via'>, t: Translate): string {
  const isSurface = source === 'http' || source === 'hyperdeck';
  return isSurface && via !== undefined
    ? t(`source.${source}.via`, { via })
    : t(`source.${source}`);
}
