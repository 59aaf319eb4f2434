import { readNumberedRows } from './rows-by-stream.ts';
import type { VendorAdapter } from './vendor.ts';

export const huawei: VendorAdapter = {
  name: 'Huawei',
  capabilities: {
    endTime: false,
    domainAndPoint: false,
    rowPerFormat: false,
    secondStart: 'error',
  },
  parameters: () => [],
  readAnswer: (data) => readNumberedRows(data, 0),
};
