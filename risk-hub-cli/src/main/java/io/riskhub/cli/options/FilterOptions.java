package io.riskhub.cli.options;

import io.riskhub.cli.output.ShellWord;
import io.riskhub.client.read.SnapshotFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which snapshots of a world count. */
public final class FilterOptions {

  @Option(names = "--stage", paramLabel = "STAGE", description = "only of this stage")
  private @Nullable String stage;

  @Option(names = "--actor", paramLabel = "NAME", description = "only by this actor")
  private @Nullable String actor;

  /** Whether anything is left out. */
  public boolean isSet() {
    return stage != null || actor != null;
  }

  /** The same for the client of a hub. */
  public SnapshotFilter filter() {
    return new SnapshotFilter(Optional.ofNullable(stage), Optional.ofNullable(actor));
  }

  /** For a sentence: {@code " of stage live by actor gateway"}, or nothing. */
  public String words() {
    return (stage == null ? "" : " of stage " + stage)
        + (actor == null ? "" : " by actor " + actor);
  }

  /** For a command line that is suggested. */
  public String arguments() {
    return (stage == null ? "" : " --stage " + ShellWord.quote(stage))
        + (actor == null ? "" : " --actor " + ShellWord.quote(actor));
  }
}
