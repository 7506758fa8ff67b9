package io.riskhub.cli.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the blob commands refuse before they store anything, and what they list. */
class BlobUsageTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          covariance | {"A,A":1                 | is not valid JSON
          covariance | {"A,A":1} {"B,B":1}      | has more after the first JSON value
          covariance | {"A,A":1e999}            | covariance.A,A is too large for a double
          covariance | {"A,A":NaN}              | is not valid JSON
          covariance | {"A,A":1,"A,A":2}        | is not valid JSON
          covariance | {"A":1}                  | covariance.A is not a pair of strategies
          covariance | [1,2]                    | covariance is no object
          realized_returns | "x"                | realized_returns is no object and no series
          stress     | hello                    | is not valid JSON
          """)
  void whatCouldNeverBeExpandedIsNotStored(String field, String text, String why)
      throws IOException {
    Path file = Files.writeString(folder.resolve("f.json"), text);

    CommandRun run = put(file.toString(), field).endedWith(ExitCode.REFUSED);

    assertThat(run.err())
        .startsWith("riskhub blob put: " + file + " ")
        .contains(why)
        .contains("\n  nothing was stored\n");
    assertThat(folder.resolve("blobs")).doesNotExist();
  }

  @Test
  void invalidTextIsNotStored() throws IOException {
    Path file = Files.write(folder.resolve("f.json"), new byte[] {'{', '"', (byte) 0xe9, '"', '}'});
    assertThat(put(file.toString(), "stress").endedWith(ExitCode.REFUSED).err())
        .contains("is not valid UTF-8");

    Files.write(file, new byte[0]);
    assertThat(put(file.toString(), "stress").endedWith(ExitCode.REFUSED).err())
        .contains("is empty");
    Files.writeString(file, "\uFEFF{}");
    put(file.toString(), "stress").endedWith(ExitCode.REFUSED);
  }

  @Test
  void aSeriesMayBeABlob() throws IOException {
    Path file = Files.writeString(folder.resolve("f.json"), "[0.1, -0.2]");

    put(file.toString(), "realized_returns").endedWith(ExitCode.DONE);
  }

  @Test
  void wrongUsageIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("f.json"), "{}");

    assertThat(put(folder.resolve("none").toString(), "stress").endedWith(ExitCode.USAGE).err())
        .contains("none: no such file");
    assertThat(put(file.toString(), "weights").endedWith(ExitCode.USAGE).err())
        .contains("--field", "[COVARIANCE, REALIZED_RETURNS, STRESS]");
    assertThat(blob("put", file.toString()).endedWith(ExitCode.USAGE).err())
        .contains("--world", "--version", "--field");
    assertThat(
            blob("put", file.toString(), "--world", "a/b", "--version", "v", "--field", "stress")
                .endedWith(ExitCode.USAGE)
                .err())
        .contains("\"/\"");
    assertThat(
            blob(
                    "put",
                    file.toString(),
                    "--world",
                    "w",
                    "--version",
                    "v",
                    "--field",
                    "stress",
                    "--ttl",
                    "25h")
                .endedWith(ExitCode.USAGE)
                .err())
        .contains("a snapshot lives 1s to 24h");
    assertThat(CommandRun.riskhub("blob").endedWith(ExitCode.USAGE).err())
        .contains("put, get, ls, sweep");
    String ref = put(file.toString(), "stress").endedWith(ExitCode.DONE).out().strip();
    assertThat(blob("get", ref, "-O", folder.toString()).endedWith(ExitCode.USAGE).err())
        .contains("is a folder");
    assertThat(
            blob("get", ref, "-O", folder.resolve("no/such").toString())
                .endedWith(ExitCode.USAGE)
                .err())
        .contains("there is no such folder");
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("f.json"), "{}");
    String ref = put(file.toString(), "stress").out().strip();

    blob("get", ref, "-O", "/dev/null").endedWith(ExitCode.DONE);

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void whatIsThereIsListed() throws IOException {
    Path file = Files.writeString(folder.resolve("f.json"), "{\"crash\":{\"loss\":0.25}}");
    String ref = put(file.toString(), "stress").out().strip();
    String other =
        blob("put", file.toString(), "--world", "é", "--version", "v", "--field", "stress")
            .out()
            .strip();

    CommandRun table = blob("ls").endedWith(ExitCode.DONE);
    assertThat(table.out().lines()).hasSize(3).first().isEqualTo("      size       age  ref");
    assertThat(table.out()).containsPattern("(?m)^      23 B +\\ds  " + ref + "$");
    assertThat(table.err()).isEqualTo("2 blobs, 46 B\n");

    CommandRun one = blob("ls", "--world", "é", "-o", "ndjson", "-q").endedWith(ExitCode.DONE);
    assertThat(one.out()).startsWith("{\"ref\":\"" + other + "\",\"bytes\":23,\"modified_at\":\"");
    assertThat(one.err()).isEmpty();
    assertThat(blob("ls", "--world", "x", "-o", "json").out()).isEqualTo("{\n  \"blobs\": []\n}\n");
    assertThat(blob("ls", "--world", "x").err()).startsWith("no blob of world x in " + folder);
  }

  @Test
  void aListThatFailsIsNoDocument() throws IOException {
    TestRedis redis = TestRedis.start();
    redis.close();

    CommandRun run =
        CommandRun.riskhub(
            "blob",
            "ls",
            "-o",
            "json",
            "--blob-type",
            "redis",
            "--blob-redis",
            redis.uri().toString());

    assertThat(run.endedWith(ExitCode.UNAVAILABLE).out()).doesNotContain("]");
  }

  private CommandRun put(String file, String field) {
    return blob("put", file, "--world", "w", "--version", "v", "--field", field);
  }

  private CommandRun blob(String... arguments) {
    return CommandRun.riskhub(
        Stream.of(
                Stream.of("blob"),
                Stream.of(arguments),
                Stream.of("--blob-dir", folder.resolve("blobs").toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
