import type { Parameters } from '../../request/query.ts';
import { readNumberedRows } from '../common/numbered-rows.ts';
import type { VendorAdapter } from '../common/vendor.ts';

/** Added to the API after the specification at hand (facts §0). */
export const adapter: VendorAdapter = {
  capabilities: {
    endTime: false,
    domainAndPoint: true,
    rowPerFormat: false,
    secondStart: 'error',
    profileDocumented: false,
    merge: null,
    playbackKey: false,
  },
  parameters({ domain, point }) {
    const parameters: [string, string][] = [];
    if (domain) parameters.push(['Domain', domain]);
    if (point) parameters.push(['Point', point]);
    return parameters satisfies Parameters;
  },
  readAnswer: (data) => readNumberedRows(data, 200),
};
