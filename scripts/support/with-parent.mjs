// Loaded first by every process that a command starts: should the command be killed, its channel closes, and the
// process ends with it rather than live on as an orphan.
process.on("disconnect", () => process.exit(1));
// It may have been killed before this line was reached.
if (!process.connected) process.exit(1);
