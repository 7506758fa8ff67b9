package io.riskhub.hub.activation;

import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the activation of every world. Safe for many threads and many hubs: changes of a world are
 * made one after the other. Every method throws {@link
 * io.riskhub.hub.snapshot.StorageUnavailableException} when what it needs is out of reach, and
 * {@link UnreadableActivationException} when what stands there is no state.
 *
 * <p>A change is <i>unfinished</i> until {@link #finish} is called for it: what follows from it is
 * still to be done, be it after a crash. The next change of its world takes its place.
 */
public interface ActivationStore {

  /** The activation of a world, as far as it can be had now; empty where there is none. */
  ActivationState read(String worldId);

  /** The same, but all that is known of it or nothing. Changes nothing. */
  ActivationState readWhole(String worldId);

  /** Every world that has an activation, in ascending order. */
  List<String> worlds();

  /**
   * Makes a change if {@code decision} gives one. The change, its audit row and, unless it was
   * announced before, its event are durable together when this returns.
   *
   * @param decision what to do about the newest state; may be asked more than once
   */
  ActivationResult change(
      String worldId,
      Function<ActivationState, ActivationResult> decision,
      ActivationAuthor author);

  /**
   * Takes in one change that others have made where they share the state, and that nobody has told
   * of yet: the first of those that came before {@code author}'s. It becomes an unfinished change
   * as one that was announced. Ask again until there is none, so that what follows from each
   * follows in their order.
   */
  Optional<ActivationChange> adopt(String worldId, ActivationAuthor author);

  /** Whether a change of that etag was made here. */
  boolean isKnown(String worldId, String etag);

  /** The unfinished change of a world. */
  Optional<ActivationChange> unfinished(String worldId);

  /** The worlds with an unfinished change. */
  List<String> unfinishedWorlds();

  /** Shows the change to whoever shares the state, and remembers that all has followed from it. */
  void finish(ActivationChange change);
}
