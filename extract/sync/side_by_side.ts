/** With so many items ready, the source of the last one rests until fewer are. */
const ENOUGH_READY = 2;

/**
 * Gives the items of several sources as they come, each source's in its order. No more sources are drawn on at once than
 * whoever takes the items keeps busy: an item that waits is held in memory. While none is ready, more are begun, twice as many
 * each time; one whose items would only wait rests. The first error ends it; sources are closed at the end.
 */
export async function* sideBySide<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const resting = [...sources];
  const underWay = new Map<AsyncGenerator<T>, Promise<void>>();
  const ready: Drawn<T>[] = [];
  let takenWithoutWaiting = 0;
  const draw = (source: AsyncGenerator<T>): void => {
    const next = source.next();
    const settle = (): void => {
      underWay.delete(source);
      ready.push({ source, next });
    };
    underWay.set(source, next.then(settle, settle));
  };
  try {
    while (true) {
      if (ready.length === 0) {
        for (const source of resting.splice(0, Math.max(1, underWay.size))) draw(source);
        if (underWay.size === 0) return;
        takenWithoutWaiting = 0;
        await Promise.race(underWay.values());
      }
      const first = ready.shift();
      if (first === undefined) continue;
      const { done, value } = await first.next;
      if (done === true) continue;
      yield value;
      takenWithoutWaiting++;
      // Items that came all at once say nothing: only when each source was drawn on anew, and its item is there already.
      const isRoundDone = takenWithoutWaiting > underWay.size + ready.length;
      if (ready.length < ENOUGH_READY || !isRoundDone) draw(first.source);
      // Whoever has begun goes on before another begins.
      else resting.unshift(first.source);
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}

/** What a source gave, or the error that it ended with. */
interface Drawn<T> {
  readonly source: AsyncGenerator<T>;
  readonly next: Promise<IteratorResult<T>>;
}
