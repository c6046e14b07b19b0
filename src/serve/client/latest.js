// Work for the last thing asked for, one at a time: what is asked for meanwhile waits, and only the newest of it is done.

export function latest(work) {
  let wanted = null;
  let busy = false;
  return async (value) => {
    wanted = [value];
    if (busy) return;
    busy = true;
    try {
      while (wanted) {
        const [next] = wanted;
        wanted = null;
        await work(next);
      }
    } finally {
      busy = false;
    }
  };
}
