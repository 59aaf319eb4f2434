import type { Vendor } from '#contract/model/vendor.ts';
import type { ApiAction } from '../call-action.ts';
import type { FoundFile, MediaPage, MediaSearch } from '../vendors/common/media.ts';
import { mediaOf } from '../vendors/registry.ts';
import { type MediaAnswer, readMediaAnswer, withTexts } from './media-answer.ts';

export interface SearchMediaRequest {
  readonly vendor: Vendor;
  readonly search: MediaSearch;
}

/** SearchMedia (facts "Actions"): one page of a vendor's files. Starts nothing and changes nothing. */
export const searchMedia: ApiAction<SearchMediaRequest, MediaAnswer<MediaPage>> = {
  name: 'SearchMedia',
  parameters: ({ vendor, search }) => [
    ['Vendor', vendor],
    ...mediaOf(vendor).searchParameters(search),
  ],
  *read({ vendor, search }, delivery, secrets) {
    return yield* readMediaAnswer(vendor, delivery, secrets, {
      read: (part) => mediaOf(vendor).readSearch(part, search),
      *clean(page, redact) {
        const files: FoundFile[] = [];
        for (const file of page.files) {
          files.push(withTexts(file, redact.id));
          yield;
        }
        return { ...page, files, next: page.next === null ? null : redact.id(page.next) };
      },
    });
  },
};
