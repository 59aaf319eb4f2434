import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { PreviewedCall } from '#contract/model/preview.ts';
import { bridge } from '../../../shared/bridge/bridge.ts';
import { RefusedError } from '../../../shared/bridge/refused-error.ts';

const TYPING_MS = 200;
/** The end time in it moves with the clock. */
const AGAIN_MS = 30_000;

async function askPreview(draft: PresetDraft): Promise<PreviewedCall[]> {
  const answer = await bridge.ask('presets.preview', { draft });
  if (!answer.ok) throw new RefusedError(answer.code, answer.message);
  return answer.value.calls;
}

/** What main would send for this draft: asked of main, where the sending is, once a pause of typing is over. */
export function usePreview(draft: PresetDraft | null) {
  const [asked] = useDebouncedValue(draft && JSON.stringify(draft), TYPING_MS);
  return useQuery({
    queryKey: ['preview', asked],
    queryFn: () => askPreview(JSON.parse(asked ?? '') as PresetDraft),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    gcTime: 0,
    staleTime: 0,
  });
}
