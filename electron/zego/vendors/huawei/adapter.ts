import { readNumberedRows } from '../common/numbered-rows.ts';
import type { VendorAdapter } from '../common/vendor.ts';

export const adapter: VendorAdapter = {
  capabilities: {
    endTime: false,
    domainAndPoint: false,
    rowPerFormat: false,
    secondStart: 'error',
    profileDocumented: false,
    merge: { formats: ['M3U8', 'MP4'], most: 20, takesExpiry: false },
    playbackKey: true,
  },
  parameters: () => [],
  readAnswer: (data) => readNumberedRows(data, 0),
};
