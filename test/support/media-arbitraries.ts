import fc from 'fast-check';

/** Answers to SearchMedia, MergeMedia and DescribeMediaTask: near to the documented ones, and far from them. */
const odd = fc.oneof(fc.anything(), fc.constantFrom<unknown>(null, '', 0, -1, 'x', {}, []));
const time = fc.oneof(
  fc.constantFrom('2023-07-26T06:52:49Z', '9999-12-31T23:59:59Z', '2023-07-26 06:52:49'),
  fc.constantFrom('9999-12-31T23:59:59-10:00', '0000-00-00T00:00:00Z', '2023-07-26T06:52:49+0800'),
  odd,
);
const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('javascript:alert(1)', 'file:///etc/passwd', '//x/y.mp4', 'http://'),
  odd,
);
const id = fc.oneof(fc.string(), fc.integer(), fc.constant('3270835011057780896'), odd);
const key = fc.oneof(
  fc.constantFrom(
    'app-cdn01--20230728181527.mp4',
    'app---20230728181527.mp4',
    'record/app/command_record/cdn01/2023-07-28-09-30-06.mp4',
    'record/app/command_record//2023-99-28-09-30-06.mp4',
    'app-cdn01--99999999999999.mp4',
  ),
  id,
);

const tencentEntry = fc.oneof(
  fc.record(
    {
      FileId: id,
      BasicInfo: fc.oneof(
        fc.record(
          {
            Name: odd,
            CreateTime: time,
            ExpireTime: time,
            MediaUrl: address,
            IntranetMediaUrl: fc.constant('http://intranet.example/secret.mp4'),
            Type: fc.oneof(fc.constantFrom('MP4', 'flv'), odd),
            Status: fc.oneof(fc.constantFrom('Normal', 'Forbidden'), odd),
          },
          { requiredKeys: [] },
        ),
        odd,
      ),
      TranscodeInfo: fc.oneof(
        fc.record({
          TranscodeSet: fc.array(
            fc.oneof(fc.record({ Definition: odd, Size: odd, Duration: odd, Url: address }), odd),
          ),
        }),
        odd,
      ),
    },
    { requiredKeys: [] },
  ),
  odd,
);
const listed = fc.oneof(
  fc.record(
    { Key: key, Size: odd, LastModified: time, ETag: odd, MediaUrl: address },
    { requiredKeys: [] },
  ),
  odd,
);

/** A vendor's part of `Data`. */
export const anyMediaPart = fc.oneof(
  fc.record(
    { TotalCount: odd, MediaInfoSet: fc.oneof(fc.array(tencentEntry), odd), RequestId: odd },
    { requiredKeys: [] },
  ),
  fc.record({ Keys: fc.oneof(fc.array(listed), odd), NextMarker: odd }, { requiredKeys: [] }),
  fc.record(
    {
      TaskId: id,
      Status: fc.oneof(fc.constantFrom('WAITING', 'PROCESSING', 'FINISH', 'FAIL', 'DONE'), odd),
      FileId: id,
      ReplayUrl: address,
      Message: odd,
    },
    { requiredKeys: [] },
  ),
  odd,
);

/** The body as bytes may bring it: whole, cut short, or noise. */
export const anyMediaBody = fc
  .tuple(
    fc.record(
      {
        Code: fc.oneof(fc.constantFrom<unknown>(0, '0', 2, 6, 41_003), odd),
        Message: odd,
        RequestId: odd,
        Data: fc.oneof(
          fc.dictionary(fc.constantFrom('Tencent', 'Ws', 'Huawei'), anyMediaPart),
          odd,
        ),
      },
      { requiredKeys: [] },
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  )
  .map(([value, share]) => {
    const text = JSON.stringify(value) ?? '';
    return text.slice(0, Math.floor(text.length * share));
  });
