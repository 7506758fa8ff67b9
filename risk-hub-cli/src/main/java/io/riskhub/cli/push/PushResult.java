package io.riskhub.cli.push;

import io.riskhub.cli.failure.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What came of one snapshot, in JSON output a line.
 *
 * @param source file and line
 * @param worldId where it belongs, if it says so
 * @param version its version, if it says so
 * @param hash the hub's hash of the content
 * @param problem why it was not taken
 */
record PushResult(
    String source,
    @Nullable String worldId,
    @Nullable String version,
    Outcome outcome,
    @Nullable String hash,
    @Nullable Problem problem) {

  /** One that never reached the hub's judgement. */
  static PushResult unreadable(String source, String reason) {
    return new PushResult(source, null, null, Outcome.REFUSED, null, Problem.of(reason));
  }

  /** Whether the hub did not like a ref to a blob. */
  boolean isRefRefused() {
    return problem != null
        && problem.violations().stream().anyMatch(rule -> rule.field().endsWith("_ref"));
  }

  /** For people: where, what, why. */
  String sentence() {
    String what = worldId == null ? "" : " world " + worldId + ", version " + version + ":";
    String why = problem == null ? "" : " " + problem.sentence();
    return source + ": " + outcome.words(1).substring(2) + ":" + what + why;
  }
}
