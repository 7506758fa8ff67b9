package io.riskhub.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyAuditTest {

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void write() {
    try (TestHub hub = TestHub.start(folder.resolve("data"))) {
      hub.riskhub("push", "../examples/us-tech.ndjson").endedWith(ExitCode.DONE);
    }
    log = folder.resolve("data/audit/hub-000001.jsonl");
  }

  @Test
  void theAuditOfAHubIsProvedWithoutTheHub() throws IOException {
    int lines = Files.readAllLines(log).size();

    String out = verify().endedWith(ExitCode.DONE).out();

    assertThat(out)
        .matches(
            "hub:[0-9a-f]{12}: %d lines in 1 file, from 1 to %d:sha256:[0-9a-f]{64}\nas it was written\n"
                .formatted(lines, lines));
    String head = out.replaceAll("(?s).* to (\\d+:sha256:\\w+)\n.*", "$1");
    verify("--audit-head", head).endedWith(ExitCode.DONE);
    assertThat(verify("--audit-head", "1:" + head.substring(head.indexOf(':') + 1)).out())
        .contains(log + ":1", "changed", "another hash than the one given");
  }

  @Test
  void everyFormatNamesFileAndLine() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.remove(4);
    lines.set(7, lines.get(7).replace("admitted", "admired").replace("stored", "sorted"));
    Files.write(log, lines, StandardCharsets.US_ASCII);

    assertThat(verify().endedWith(ExitCode.REFUSED).out())
        .contains(
            log + ":5  removed",
            "line 5 of the chain is missing before this place",
            log + ":8  changed",
            "line 9 of the chain is not as it was written",
            "not as it was written: 2 findings");
    assertThat(verify("-o", "json").endedWith(ExitCode.REFUSED).out())
        .contains("\"finding\": \"removed\"", "\"line\": 5", "\"proved\": false");
    assertThat(verify("-o", "ndjson").endedWith(ExitCode.REFUSED).out().lines())
        .hasSize(3)
        .first()
        .asString()
        .contains("{\"finding\":\"removed\",\"wrong\":true,\"file\":\"", "\"line\":5,\"seq\":5,");
  }

  @Test
  void whatACrashLeftIsToldAndIsNoHarm() throws IOException {
    Files.writeString(log, "{\"acti", StandardOpenOption.APPEND);

    assertThat(verify().endedWith(ExitCode.DONE).out())
        .contains("torn", "cut off while it was written", "as it was written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --audit                          | --audit needs the files
          --audit pom.xml --all            | --audit needs the files
          --audit pom.xml --deep           | --audit goes without --deep
          --audit -                        | not from standard input
          --audit no-such-file             | no-such-file: no such file
          --audit pom.xml --audit-head 12  | --audit-head must be a number, a colon and a hash
          --audit-head 1:sha256:00 pom.xml | --audit-key-file and --audit-head are for --audit
          --audit pom.xml --audit-key-file no-such-file | --audit-key-file cannot be used
          """)
  void whatDoesNotGoTogetherIsNamed(String arguments, String why) {
    CommandRun run =
        CommandRun.riskhub(("verify-hash " + arguments).strip().split(" +"))
            .endedWith(ExitCode.USAGE);

    assertThat(run.err()).contains(why);
  }

  private CommandRun verify(String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify-hash", "--audit", log.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.riskhub(arguments.toArray(String[]::new));
  }
}
