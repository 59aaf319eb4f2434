/** What Companion's tool packs besides the bundle and `companion/`. Set-up writes it. */
module.exports = { extraFiles: ['out/licences.txt'] };
