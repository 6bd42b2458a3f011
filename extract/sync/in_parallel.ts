import { pMapIterable } from "p-map";

/**
 * Applies a function to items as they come, some at once, and gives the results in the order of the items. Items are
 * drawn no faster than results are taken. The first error ends it, of the function or of the items' source.
 */
export async function* inParallel<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  concurrency: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const ended = { isTrue: false };
  const results = pMapIterable(guarded(items, ended), (drawn) => {
    if ("error" in drawn) throw drawn.error;
    return work(drawn.item);
  }, { concurrency, backpressure: concurrency * 2 });
  try {
    for await (const result of results) yield result as R;
  } finally {
    // Whoever took the results has left: nothing more is begun.
    ended.isTrue = true;
  }
}

/** An error of the source becomes an item, so that it comes in its turn and never as an unhandled rejection. */
async function* guarded<T>(
  items: Iterable<T> | AsyncIterable<T>,
  ended: { readonly isTrue: boolean },
): AsyncGenerator<{ readonly item: T } | { readonly error: unknown }> {
  try {
    for await (const item of items) {
      if (ended.isTrue) return;
      yield { item };
    }
  } catch (error) {
    yield { error };
  }
}

/** Draws one item ahead, so that the next is under way while this one is worked on. */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    while (true) {
      const { done, value } = await next;
      if (done) return;
      next = iterator.next();
      // Its error is thrown in its turn, by the `await` above.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
