package io.riskhub.cli.read;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.ShellWord;
import java.time.Instant;
import java.util.Optional;

/** Says why there is no snapshot to show, and what to ask instead. */
final class Absence {

  private Absence() {}

  /** {@code snapshot} is what was asked for, but has expired; {@code wider} would show it. */
  static CommandFailure expired(Selection wider, SnapshotView snapshot) {
    Instant now = Instant.now();
    Optional<Instant> at = snapshot.expiresAt();
    String since =
        at.map(instant -> " since " + instant + " (" + HumanTime.relative(instant, now) + ")")
            .orElse("");
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        (wider.isNewest() ? "the newest snapshot" : "the snapshot")
            + wider.filter().words()
            + " of world "
            + wider.world()
            + ", version "
            + snapshot.text("version")
            + ", has expired"
            + since,
        "see it with: " + wider.commandLine());
  }

  /** There is nothing of the kind, expired or not. */
  static CommandFailure unknown(Selection wanted, String baseUrl) {
    String advice =
        wanted.isNewest() && !wanted.filter().isSet()
            ? "the worlds that it knows: riskhub worlds"
            : "what it has: riskhub list " + ShellWord.quote(wanted.world()) + " --include-expired";
    return new CommandFailure(
        ExitCode.NOT_FOUND, "the hub at " + baseUrl + " has no " + wanted.words(), advice);
  }
}
