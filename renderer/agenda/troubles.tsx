import { Button } from '@mantine/core';
import type { ScheduleTrouble } from '#contract/model/schedule.ts';
import { momentText, troubleText } from '#contract/rules/schedule-text.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { go, SHOW_PRESET } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

/** What went wrong with planned starts, or will; what is over stays until the operator dismisses it. */
export function Troubles() {
  const troubles = useAppState((state) => state.scheduleTroubles);
  return troubles.map((trouble) => (
    <TroubleNote
      key={`${trouble.scheduleId} ${trouble.plannedAt} ${trouble.kind}`}
      trouble={trouble}
    />
  ));
}

function TroubleNote({ trouble }: { readonly trouble: ScheduleTrouble }) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const { scheduleId, scheduleName: name, plannedAt, kind, presetId } = trouble;
  const isThere = useAppState((state) => state.presets.some(({ id }) => id === presetId));
  const dismiss = useAction(() => bridge.ask('schedules.acknowledge', { scheduleId, plannedAt }));
  const isOver = kind !== 'ahead' && kind !== 'refused' && kind !== 'late';
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      actions={
        <>
          {isThere && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('schedules.trouble.show.label', { name })}
              onClick={() => go('presets', SHOW_PRESET, presetId)}
            >
              {t('schedules.trouble.show')}
            </Button>
          )}
          {isOver && (
            <Button
              variant="default"
              size="compact-sm"
              loading={dismiss.busy}
              aria-label={t('schedules.trouble.dismiss.label', {
                name,
                time: momentText(plannedAt, now),
              })}
              onClick={() => void dismiss.run()}
            >
              {t('schedules.trouble.dismiss')}
            </Button>
          )}
          <ErrorNote code={dismiss.error} />
        </>
      }
    >
      {troubleText(trouble, now, t)}
    </Note>
  );
}
