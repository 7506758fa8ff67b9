package io.riskhub.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyFilesTest {

  private static final String SAMPLES = "../examples/us-tech.ndjson";

  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = TestHub.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void whatAHubAnswersIsVerifiedInEitherSpellingOfItsHash() throws IOException {
    hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    String stored = hub.riskhub("list", "us-tech", "-o", "ndjson", "--limit", "1000").out();

    assertThat(verify(stored).endedWith(ExitCode.DONE).out()).isEqualTo("32 verified\n");

    String sha256 =
        "{\"world_id\":\"w\",\"version\":\"v\",\"as_of\":\"2026-01-01\",\"weights\":{\"A\":1},"
            + "\"hash\":\"sha256:%s\"}";
    String wrong = verify(sha256.formatted("0".repeat(64)), "-o", "ndjson").out();
    String right = wrong.replaceAll(".*\"found\":\"sha256:([0-9a-f]{64})\".*\n", "$1");
    assertThat(verify(sha256.formatted(right)).endedWith(ExitCode.DONE).out())
        .isEqualTo("1 verified\n");
  }

  @Test
  void theDefaultsThatAHubFillsInArePartOfTheHash() throws IOException {
    String bare =
        "{\"version\":\"v\",\"as_of\":\"2026-01-01\",\"weights\":{\"A\":1},\"realized_returns\":[1,2]";
    hub.riskhubReading(bare + "}", "push", "-", "--world", "w", "--stage", "live")
        .endedWith(ExitCode.DONE);
    String hash =
        hub.riskhub("get", "w", "-o", "ndjson")
            .out()
            .replaceAll(".*(blake3:[0-9a-f]{64}).*\n", "$1");
    String signed = bare + ",\"hash\":\"" + hash + "\"}";

    assertThat(verify(signed, "--world", "w", "--stage", "live").endedWith(ExitCode.DONE).out())
        .isEqualTo("1 verified\n");
    verify(signed, "--world", "w").endedWith(ExitCode.REFUSED);
  }

  @Test
  void aWrongHashIsShownWithItsPlaceAndBothHashes() throws IOException {
    hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    String stored = hub.riskhub("list", "us-tech", "-o", "ndjson", "--limit", "3").out();
    Path file =
        Files.writeString(
            folder.resolve("f.ndjson"), stored.replaceFirst("\"AAPL\":0.1", "\"AAPL\":0.2"));

    CommandRun run = CommandRun.riskhub("verify-hash", file.toString()).endedWith(ExitCode.REFUSED);

    assertThat(run.out().lines().map(line -> line.replace(file.toString(), "f")))
        .satisfiesExactly(
            line -> assertThat(line).matches("where +world +version +what +expected +found"),
            line ->
                assertThat(line)
                    .matches(
                        "f:1 +us-tech +monthly-2010-03 +hash +blake3:[0-9a-f]{16}… +blake3:[0-9a-f]{16}…"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).isEqualTo("2 verified, 1 with a wrong hash"));
    assertThat(run.err()).startsWith(file + ":1 breaks the contract: weights sum to 1.1");
  }

  @Test
  void theFirstFieldThatDiffersFromTheHubsIsShown() throws IOException {
    hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);
    String stored = hub.riskhub("list", "us-tech", "-o", "ndjson", "--limit", "3").out();
    String changed = stored.replaceFirst("\"AAPL,AAPL\":[0-9.e-]+", "\"AAPL,AAPL\":0.5");

    CommandRun run = verify(changed, "--against-hub").endedWith(ExitCode.REFUSED);
    assertThat(run.out()).containsPattern("covariance.AAPL,AAPL +0.0\\d+ +0.5\n");
    assertThat(run.out()).endsWith("2 verified, 1 with a wrong hash\n");

    CommandRun unsigned = verify(changed.replaceAll(",\"hash\":\"[^\"]+\"", ""), "--against-hub");
    assertThat(unsigned.endedWith(ExitCode.REFUSED).out())
        .endsWith("2 verified, 1 unlike the hub's\n");

    CommandRun json = verify(changed, "--against-hub", "-o", "json").endedWith(ExitCode.REFUSED);
    assertThat(json.out())
        .contains("\"outcome\": \"mismatch\"", "\"field\": \"covariance.AAPL,AAPL\"")
        .contains("\"summary\": {\n    \"verified\": 2,", "\"mismatch\": 1");
  }

  @Test
  void theSamplesHaveNoHashAndAreWhatTheHubHas() throws IOException {
    hub.riskhub("push", SAMPLES).endedWith(ExitCode.DONE);

    CommandRun alone = CommandRun.riskhub("verify-hash", SAMPLES).endedWith(ExitCode.DONE);
    assertThat(alone.out()).endsWith("\n32 without a hash\n");
    assertThat(alone.out()).containsPattern("us-tech.ndjson:1 .* hash +- +blake3:");

    assertThat(hub.riskhub("verify-hash", SAMPLES, "--against-hub").endedWith(ExitCode.DONE).out())
        .isEqualTo("32 verified\n");
  }

  @Test
  void aVersionThatTheHubLacksIsNotFound() {
    CommandRun run =
        hub.riskhub("verify-hash", "../examples/us-tech-latest.json", "--against-hub")
            .endedWith(ExitCode.NOT_FOUND);

    assertThat(run.out()).endsWith("1 not in the hub\n");
  }

  @Test
  void whatCannotBeReadOrBreaksTheContractIsToldAndTheOthersGoOn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f"),
            """
            not json
            {"world_id":"w","version":"v","as_of":"2026-01-01","weights":{"A":2}}
            {"world_id":"w","version":"v","as_of":"2026-01-01","weights":{"A":1},"hash":"md5:0"}
            {"world_id":"w","version":"v","as_of":"2027-01-01","weights":{"A":1},"ttl_sec":1,"created_at":"2020-01-01"}
            """);

    CommandRun run = CommandRun.riskhub("verify-hash", file.toString()).endedWith(ExitCode.REFUSED);

    assertThat(run.out())
        .endsWith("1 without a hash, 1 with a wrong hash, 1 against the contract, 1 unreadable\n");
    assertThat(run.err().lines().map(line -> line.replace(file.toString(), "f")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("f:1 is not valid JSON"),
            line -> assertThat(line).startsWith("f:2 breaks the contract: weights sum to 2"));
  }

  private CommandRun verify(String input, String... arguments) {
    return hub.riskhubReading(
        input,
        Stream.concat(Stream.of("verify-hash", "-"), Stream.of(arguments)).toArray(String[]::new));
  }
}
