import type { RowCodes } from '#contract/model/row-kind.ts';

/**
 * Huawei's own are texts (`LIVE.100011001`); ZEGO's row has a number (facts §7, "Huawei"). 103011018 and
 * 103011019 say of a resource that it exists or is absent, and not of which.
 */
const NUMBERS: RowCodes = {
  '100011001': 'bad-parameter',
  '100011003': 'vendor-credentials',
  '100011005': 'vendor-internal',
  '100011009': 'user-absent',
  '100011013': 'user-absent',
  '100011022': 'already-recording',
  '103011018': 'exists-already',
  '103011019': 'resource-absent',
  '103011022': 'domain-state',
};

export const ROW_CODES: RowCodes = Object.fromEntries(
  Object.entries(NUMBERS).flatMap(([code, kind]) => [
    [code, kind],
    [`LIVE.${code}`, kind],
  ]),
);
