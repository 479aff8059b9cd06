// Loaded before the program by ready.mjs. When ready.mjs is killed its channel closes; the program then stops as if it had been
// asked to, instead of living on unseen and holding the port and the data folder.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
