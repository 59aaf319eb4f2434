import { Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core';
import {
  AUDIO_FORMATS,
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  RECORDING_FORMATS,
  type RecordingProfile,
} from '#contract/model/recording-profile.ts';
import { PageLink } from '../../shared/components/page-link.tsx';
import { HALF_A_MINUTE_MS, useNow } from '../../shared/format/use-now.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { endOf, type ProfileForm, profileOf } from '../../shared/presets/preset-form.ts';
import { Remarks } from '../../shared/presets/remarks.tsx';
import { readStreamIds } from '../../shared/presets/stream-ids.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { fileRemarks } from './file-remarks.ts';
import { LastRunFiles } from './last-run-files.tsx';
import { FieldArea } from './section.tsx';
import type { FieldProps } from './use-preset-form.ts';

/** The operator's note of the console's settings, and how many files they produce. */
export function ProfileFields({
  form,
  change,
  leave,
  problem,
  editedId,
}: FieldProps & { readonly editedId: string | null }) {
  const t = useT();
  const { profile } = form;
  const note = (changes: Partial<ProfileForm>) => change({ profile: { ...profile, ...changes } });
  return (
    <>
      <PageLink link="console-configuration" />
      <Checkbox
        label={t('editor.profile.noted')}
        checked={profile.noted}
        onChange={(event) => note({ noted: event.currentTarget.checked })}
      />
      {profile.noted && (
        <>
          <FieldArea field="formats">
            <Checkbox.Group
              label={t('editor.formats')}
              value={[...profile.formats]}
              error={problem('formats')}
              onChange={(formats) => {
                leave('formats');
                note({ formats: formats as RecordingProfile['formats'] });
              }}
            >
              <Group gap="lg" mt={6} mb={4}>
                {RECORDING_FORMATS.map((format) => (
                  <Checkbox
                    key={format}
                    value={format}
                    label={
                      AUDIO_FORMATS.includes(format)
                        ? t('editor.formats.audioOnly', { format })
                        : format
                    }
                  />
                ))}
              </Group>
            </Checkbox.Group>
          </FieldArea>
          <SimpleGrid cols={2}>
            <FieldArea field="interval">
              <TextInput
                label={t('editor.interval')}
                description={t('editor.interval.hint', {
                  min: MIN_INTERVAL_SECONDS,
                  max: MAX_INTERVAL_SECONDS,
                })}
                inputMode="numeric"
                value={profile.interval}
                error={problem('interval')}
                onChange={(event) => note({ interval: event.currentTarget.value.trim() })}
                onBlur={() => leave('interval')}
              />
            </FieldArea>
            <FieldArea field="retention">
              <TextInput
                label={t('editor.retention')}
                description={t('editor.retention.hint')}
                inputMode="numeric"
                value={profile.retention}
                error={problem('retention')}
                onChange={(event) => note({ retention: event.currentTarget.value.trim() })}
                onBlur={() => leave('retention')}
              />
            </FieldArea>
          </SimpleGrid>
          <Files form={form} />
          {editedId !== null && <LastRunFiles presetId={editedId} form={form} />}
        </>
      )}
    </>
  );
}

function Files({ form }: Pick<FieldProps, 'form'>) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const now = useNow(HALF_A_MINUTE_MS);
  const profile = profileOf(form.profile);
  if (!profile) return null;
  const about = {
    profile,
    vendors: form.vendors,
    streams: readStreamIds(form.streams, form).ids.length,
    end: endOf(form),
    stopAtEnd: form.stopAtEnd,
    capabilities,
    now,
  };
  return <Remarks remarks={fileRemarks(about, t)} />;
}
