import { Button } from '@mantine/core';
import { useState } from 'react';
import { RunFilesSheet } from '../../files/index.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { type PresetForm, profileOf } from '../../shared/presets/preset-form.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

interface LastRunFilesProps {
  readonly presetId: string;
  readonly form: PresetForm;
}

/** From the forecast to the files themselves, where the preset was started and a vendor can merge its files. */
export function LastRunFiles({ presetId, form }: LastRunFilesProps) {
  const t = useT();
  const run = useAppState((state) => state.runs[presetId]);
  const vendors = useAppState((state) => state.vendors);
  const [isOpen, setOpen] = useState(false);
  const formats = profileOf(form.profile)?.formats ?? [];
  const canMerge = form.vendors.some((vendor) =>
    formats.some((format) => vendors[vendor].merge?.formats.includes(format)),
  );
  if (run?.action !== 'StartCDNRecord' || !canMerge) return null;
  return (
    <div>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('files.lastRun')}
      </Button>
      {isOpen && (
        <RunFilesSheet runId={run.id} presetName={run.presetName} onClosed={() => setOpen(false)} />
      )}
    </div>
  );
}
