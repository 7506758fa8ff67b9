package io.riskhub.cli.read;

import io.riskhub.cli.hub.HubAnswer;
import io.riskhub.cli.hub.HubConnection;
import io.riskhub.cli.hub.HubPath;
import io.riskhub.cli.hub.Problem;
import io.riskhub.cli.options.FilterOptions;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.ShellWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which one snapshot of a world is wanted.
 *
 * @param version this one, or null for the newest
 * @param asOf the newest at or before this instant, or null for the newest of all
 * @param includeExpired whether it may have expired
 * @param expand whether what is behind its refs is wanted, too
 */
record Selection(
    String world,
    FilterOptions filter,
    @Nullable String version,
    @Nullable String asOf,
    boolean includeExpired,
    boolean expand) {

  /** The same, expired or not, and only to learn about it. */
  Selection orExpired() {
    return new Selection(world, filter, version, asOf, true, false);
  }

  boolean isNewest() {
    return version == null && asOf == null;
  }

  /** Asks the hub: the snapshot's JSON exactly as the hub sent it, or why there is none. */
  HubAnswer ask(HubConnection hub) {
    if (!isNewest() || !includeExpired) {
      return hub.get(path());
    }
    // "latest" never answers what has expired; the list does.
    return switch (hub.get(path())) {
      case HubAnswer.Ok ok -> first(ok);
      case HubAnswer other -> other;
    };
  }

  /** For a sentence that says what there is none of. */
  String words() {
    String what = version == null ? "snapshot" + filter.words() : "version " + version;
    return what + " of world " + world + (asOf == null ? "" : " at or before " + asOf);
  }

  /** The command line that asks for this. */
  String commandLine() {
    return "riskhub get "
        + ShellWord.quote(world)
        + (version == null ? "" : " --version " + ShellWord.quote(version))
        + (asOf == null ? "" : " --as-of " + ShellWord.quote(asOf))
        + filter.arguments()
        + (includeExpired ? " --include-expired" : "");
  }

  private HubPath path() {
    if (!isNewest()) {
      return HubPath.of("worlds", world, "snapshots", "lookup")
          .with("version", version)
          .with("as_of", asOf)
          .with("include_expired", includeExpired)
          .with("expand", expand);
    }
    HubPath newest =
        includeExpired
            ? HubPath.of("worlds", world, "snapshots").with("limit", "1")
            : HubPath.of("worlds", world, "snapshots", "latest");
    return filter.onto(newest).with("include_expired", includeExpired).with("expand", expand);
  }

  private static HubAnswer first(HubAnswer.Ok list) {
    List<String> snapshots = JsonText.elements(list.body(), "snapshots");
    return snapshots.isEmpty()
        ? new HubAnswer.NotFound(Problem.of("no snapshot"))
        : new HubAnswer.Ok(snapshots.getFirst(), list.outcome());
  }
}
