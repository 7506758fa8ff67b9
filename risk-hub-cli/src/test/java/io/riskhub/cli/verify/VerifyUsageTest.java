package io.riskhub.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyUsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | name files, or what the hub has
          --version v                      | --version needs --world
          --world w --version v --all      | --version needs --world
          pom.xml --all                    | give files, or --version and --all
          --world w --against-hub          | --against-hub compares files
          --all --repair                   | --repair needs --source
          --all --source pom.xml           | --source and --republish are for --repair
          --world w --republish            | --source and --republish are for --repair
          --all --repair --republish       | --republish is for one snapshot
          pom.xml --repair --republish     | --republish is for one snapshot
          --all --repair --source no/such  | --source no/such: no such file or folder
          --all --repair --source s3://    | --source s3:// cannot be used
          --all --repair --source redis:// | --source redis://… cannot be used
          no-such-file                     | no-such-file: no such file
          --world a/b                      | "/"
          """)
  void whatDoesNotGoTogetherIsNamed(String arguments, String why) {
    CommandRun run =
        CommandRun.riskhub(("verify-hash " + arguments).strip().split(" +"))
            .endedWith(ExitCode.USAGE);

    assertThat(run.err()).contains(why);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anAbsentHubIsUnavailable() {
    CommandRun.riskhub(
            "verify-hash", "--all", "--base-url", "http://127.0.0.1:1", "--timeout", "100ms")
        .endedWith(ExitCode.UNAVAILABLE);
  }
}
