/** What `--help` prints. */
export const HELP = `CDN Recorder: start CDN recordings of live streams, and know what each vendor answered.

  cdn-recorder [options]

  --start="<preset>"         start what is not running of a preset (repeatable); what runs, or may
                             run, is left alone, and --exit then gives 1
  --stop="<preset>"          stop a preset, a deleted one too while it records (repeatable)
  --stop-all                 stop everything that runs or may run
  --files="<preset>"         look up the files of its last recording (repeatable); --exit gives 1
                             unless it has ended and all are there
  --merge="<preset>"         merge the files of its last recording, stream by stream and vendor by
                             vendor, and wait for the result (repeatable)
  --merge-timeout=<seconds>  wait so long for it (120), then report it as unknown, and --exit gives 1
  --force                    start also what runs, or may run, already; merge again what was merged;
                             export over a file that is there
  --dry-run                  tell the requests that --start, --stop, --stop-all and --files would
                             send, and send nothing; refusals and exit codes are the real ones
  --wait=accepted|file       what --start waits for: the responses (without it), or the files, too,
                             an hour beyond the end of the recording at most
  --test-account="<name>"    test an account's credentials with one read-only call (repeatable)
  --list                     list presets, accounts without secrets, and schedules
  --status                   tell what runs, may run or is missing, the next starts, and problems
  --watch                    tell every change as JSON lines until ended, beginning with a snapshot
  --history                  print the history, newest first: --since=<time> and --until=<time>
                             bound it, --format=jsonl|csv is its form (jsonl)
  --export=<file>            write accounts without secrets, presets, schedules, webhooks and control
                             surfaces as a provision file; - writes to standard output
  --receive                  take in ZEGO's callbacks about files until ended, without tray or window;
                             needs no display, and a data folder that no other process uses
  --receive-address=<ip>     listen there; 127.0.0.1 unless the settings say otherwise
  --receive-port=<port>      listen at this port; 0: any free one
  --room-init                make the control room in the database that "room" of --provision names,
                             or that this computer is in; its login becomes the owner
  --room-migrate             bring the room's schema to this version, as its owner
  --room-status              tell the room, its persons and its desks
  --room-add-operator=<login>
                             add a login to the room: --room-role=owner|operator|viewer (operator),
                             --room-person="<name>"; a login that the server lacks is made
  --provision=<file.json>    import accounts and presets; - reads standard input
  --provision-schema         print the JSON Schema of such a file
  --json                     one JSON object a line on standard output, logs on standard error
  --exit                     leave when all is settled: 0 all accepted, 1 not all accepted,
                             2 bad usage, file or data folder, 3 credentials locked or missing
  --hidden                   tray only
  --user-data-dir=<dir>      keep all data under <dir>
  --help  --version

Options of the browser engine that pass: --password-store, --lang, --ozone-platform, --disable-gpu;
for root also --no-sandbox, without which the engine does not start for root.
`;
