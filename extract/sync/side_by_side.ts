/**
 * Gives the items of several sources as they come. Each is drawn on again when its last item was taken, so that no more than
 * one item a source waits. The first error ends it; sources are closed at the end.
 */
export async function* sideBySide<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const draw = async (source: AsyncGenerator<T>): Promise<Drawn<T>> => ({
    source,
    next: await source.next(),
  });
  const waiting = new Map(sources.map((source) => [source, draw(source)]));
  try {
    while (waiting.size > 0) {
      const { source, next } = await Promise.race(waiting.values());
      // Who was drawn from last comes last.
      waiting.delete(source);
      if (next.done === true) continue;
      yield next.value;
      waiting.set(source, draw(source));
    }
  } finally {
    for (const one of waiting.values()) one.catch(() => undefined);
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}

interface Drawn<T> {
  readonly source: AsyncGenerator<T>;
  readonly next: IteratorResult<T>;
}
