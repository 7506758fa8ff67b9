package io.riskhub.hub.snapshot.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many who ask the same share an answer, so that a store which has to stand in for a cache is
 * asked once at a time for each key. Nobody gets an answer that was begun before the question.
 */
public final class Flights<T> {

  /** A question and, in the end, its answer. */
  private static final class Flight<T> {
    private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
  }

  /** The question that is under way, and the one that begins when it is answered. */
  private record Pair<T>(Flight<T> running, @Nullable Flight<T> next) {}

  private final Map<String, Pair<T>> pairs = new ConcurrentHashMap<>();

  /**
   * Asks, or waits for whoever asks next.
   *
   * @throws RuntimeException as {@code question} does
   */
  public Optional<T> ask(String key, Supplier<Optional<T>> question) {
    Flight<T> mine = new Flight<>();
    Pair<T> pair = pairs.compute(key, (any, present) -> join(present, mine));
    if (pair.running() == mine) {
      return fly(key, mine, question);
    }
    Flight<T> next = pair.next();
    if (next == null || next == mine) {
      Object unused = pair.running().answer.exceptionally(failure -> Optional.empty()).join();
      return fly(key, mine, question);
    }
    return answer(next);
  }

  private static <T> Pair<T> join(@Nullable Pair<T> present, Flight<T> mine) {
    if (present == null) {
      return new Pair<>(mine, null);
    }
    return present.next() == null ? new Pair<>(present.running(), mine) : present;
  }

  private Optional<T> fly(String key, Flight<T> flight, Supplier<Optional<T>> question) {
    try {
      Optional<T> found = question.get();
      land(key);
      flight.answer.complete(found);
      return found;
    } catch (RuntimeException | Error e) {
      land(key);
      flight.answer.completeExceptionally(e);
      throw e;
    }
  }

  private void land(String key) {
    Object unused =
        pairs.computeIfPresent(
            key, (any, pair) -> pair.next() == null ? null : new Pair<>(pair.next(), null));
  }

  private static <T> Optional<T> answer(Flight<T> flight) {
    try {
      return flight.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
