package io.riskhub.cli.monitor;

import static io.riskhub.cli.CommandRun.riskhub;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 1 and 2 would be taken for WARNING and CRITICAL. */
class MonitorUsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--world w --all-worlds",
        "--world a/b",
        "--world",
        "--wrold w",
        "w",
        "--world w --warn-seconds 1801",
        "--world w --warn-seconds 10 --crit-seconds 9",
        "--world w --warn-seconds -1",
        "--world w --warn-seconds ten",
        "--world w --timeout 0s",
        "--world w --unreachable ok",
        "--world w --ping ftp://x",
        "--world w --watch never",
        "--world w -o xml",
        "--world w --base-url ftp://hub",
        "--world w --token-file no-such-file"
      })
  void wrongUsageIsUnknown(String line) {
    CommandRun run = riskhub(("monitor " + line).strip().split(" "));

    assertThat(run.code()).as("%s", run).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("riskhub monitor: ").doesNotContain("Exception");
  }

  @Test
  void theHelpShowsTheExitCodesOfAPlugin() {
    CommandRun run = riskhub("monitor", "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  0   OK", "  1   WARNING", "  2   CRITICAL", "  3   UNKNOWN", "Examples:")
        .doesNotContain("  4   ");
  }

  @Test
  void evenAnErrorOfTheMachineIsUnknown() {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) {
            throw new StackOverflowError("as if");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    String[] line = "monitor --world w --base-url http://127.0.0.1:1 --timeout 50ms".split(" ");

    assertThat(CommandRun.riskhub(new PrintWriter(broken), new PrintWriter(err, true), line))
        .isEqualTo(3);
    assertThat(err.toString()).contains("the check broke off");
  }

  @Test
  void theAddressOfThePingIsNotRepeated() {
    CommandRun run = riskhub("monitor", "--world", "w", "--ping", "https://hc ping/s3cret");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--ping");
  }
}
