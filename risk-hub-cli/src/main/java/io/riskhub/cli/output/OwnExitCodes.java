package io.riskhub.cli.output;

import java.util.Map;

/** A command whose exit codes are not those of {@link ExitCode}: others already know them. */
public interface OwnExitCodes {

  /** What the process ends with when the command cannot do its work, whatever the reason. */
  int failed();

  /** Number to meaning, as a help text lists them. */
  Map<String, String> legend();
}
