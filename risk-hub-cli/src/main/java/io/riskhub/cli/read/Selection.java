package io.riskhub.cli.read;

import io.riskhub.cli.options.FilterOptions;
import io.riskhub.cli.output.ShellWord;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.contract.IsoInstant;
import java.util.EnumSet;
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

  /** Asks the hub. */
  ReadResult ask(RiskHubClient hub) {
    ReadOption[] options = options();
    if (version != null) {
      return hub.lookup(world, version, options);
    }
    if (asOf != null) {
      return hub.lookup(world, IsoInstant.parse(asOf).orElseThrow(), options);
    }
    return hub.latest(world, filter.filter(), options);
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

  private ReadOption[] options() {
    EnumSet<ReadOption> options = EnumSet.noneOf(ReadOption.class);
    if (includeExpired) {
      options.add(ReadOption.INCLUDE_EXPIRED);
    }
    if (expand) {
      options.add(ReadOption.EXPAND);
    }
    return options.toArray(ReadOption[]::new);
  }
}
