import { Autocomplete, Checkbox, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { MAX_PINNED, MAX_TAGS } from '#contract/model/preset.ts';
import { ColourField } from '../../shared/fields/colour-field.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { FieldArea } from './section.tsx';
import type { FieldProps } from './use-preset-form.ts';

/** Whether one click is enough. */
export function ConfirmFields({ form, change }: Pick<FieldProps, 'form' | 'change'>) {
  const t = useT();
  return (
    <>
      <Checkbox
        label={t('editor.confirmStart')}
        description={t('editor.confirmStart.hint')}
        checked={form.confirmStart}
        onChange={(event) => change({ confirmStart: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('editor.confirmStop')}
        description={t('editor.confirmStop.hint')}
        checked={form.confirmStop}
        onChange={(event) => change({ confirmStop: event.currentTarget.checked })}
      />
    </>
  );
}

/** A Chinese keyboard's marks part tags as the others do; the library hears of those that are keys only. */
const TAG_SEPARATORS = [',', ';', '，', '；', '、'];
const tagsIn = (typed: string): string[] =>
  typed
    .split(/[,;，；、]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Suggestions stay inside the dialog, for screen-reader users who move through it element by element. */
const IN_PLACE = { withinPortal: false };

/** How a preset is found again: under which heading, by which words, and by colour. */
export function BoardFields({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const groups = useMemo(() => sorted(presets.flatMap(({ group }) => group ?? [])), [presets]);
  const tags = useMemo(() => sorted(presets.flatMap(({ tags: own }) => own ?? [])), [presets]);
  return (
    <>
      <FieldArea field="group">
        <Autocomplete
          label={t('editor.group')}
          description={t('editor.group.hint')}
          comboboxProps={IN_PLACE}
          data={groups}
          value={form.group}
          error={problem('group')}
          onChange={(group) => change({ group })}
          onBlur={() => leave('group')}
        />
      </FieldArea>
      <FieldArea field="tags">
        <TagsInput
          label={t('editor.tags')}
          description={t('editor.tags.hint', { max: MAX_TAGS })}
          comboboxProps={IN_PLACE}
          data={tags}
          splitChars={TAG_SEPARATORS}
          value={[...form.tags]}
          error={problem('tags')}
          onChange={(chosen) => {
            leave('tags');
            change({ tags: [...new Set(chosen.flatMap(tagsIn))] });
          }}
          onBlur={() => leave('tags')}
        />
      </FieldArea>
      <ColourField
        label={t('editor.colour')}
        none={t('editor.colour.none')}
        value={form.colour}
        onChange={(colour) => change({ colour })}
      />
      <Checkbox
        label={t('editor.pinned')}
        description={t('editor.pinned.hint', { max: MAX_PINNED })}
        checked={form.pinned}
        onChange={(event) => change({ pinned: event.currentTarget.checked })}
      />
    </>
  );
}

const sorted = (words: readonly string[]): string[] =>
  [...new Set(words)].sort((a, b) => a.localeCompare(b));
