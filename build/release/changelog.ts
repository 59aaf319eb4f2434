/** The part of the changelog about one version. */
export interface ChangelogSection {
  /** Null in `[Unreleased]`. */
  readonly date: string | null;
  readonly text: string;
}

/**
 * The section of a version.
 * Source of the form: Keep a Changelog 1.1.0.
 * @param version a number, or `Unreleased`
 * @returns null where the changelog has none
 */
export function sectionOf(changelog: string, version: string): ChangelogSection | null {
  const lines = changelog.split('\n');
  const heading = /^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?\s*$/;
  const first = lines.findIndex((line) => heading.exec(line)?.[1] === version);
  if (first === -1) return null;
  const after = lines.findIndex((line, at) => at > first && line.startsWith('## '));
  const text = lines.slice(first + 1, after === -1 ? undefined : after).join('\n');
  return { date: heading.exec(lines[first] ?? '')?.[2] ?? null, text: text.trim() };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What keeps the changelog from being that of a release, one sentence each. @param today 2026-12-01 */
export function changelogFaults(changelog: string, version: string, today: string): string[] {
  const section = sectionOf(changelog, version);
  if (section === null) return [`the changelog has no section [${version}] with its date`];
  const left = sectionOf(changelog, 'Unreleased')?.text ?? '';
  return [
    ...(section.date === null ? [`the section [${version}] has no date`] : []),
    ...(section.date !== null && DAY.test(section.date) && section.date > today
      ? [`the section [${version}] is of a day to come: ${section.date}`]
      : []),
    ...(section.text === '' ? [`the section [${version}] is empty`] : []),
    ...(left === '' ? [] : ['the section [Unreleased] is not empty']),
  ];
}
