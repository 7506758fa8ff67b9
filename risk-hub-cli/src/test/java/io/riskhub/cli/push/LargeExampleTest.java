package io.riskhub.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.serve.HubProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that the build makes, from a file through a hub in a process of its own and back. */
class LargeExampleTest {

  private static final String LARGE = "../examples/large.json";

  @TempDir private Path data;

  @Test
  void fourHundredStrategiesAreOffloadedExpandedAndVerified() throws IOException {
    try (HubProcess hub = HubProcess.start(Map.of(), "--data-dir", data.toString())) {
      assertThat(riskhub(hub, "push", LARGE, "--blob-dir", data.resolve("blobs").toString()).out())
          .isEqualTo("1 stored\n");

      JsonNode stored = json(riskhub(hub, "get", "large", "-o", "ndjson"));
      JsonNode expanded = json(riskhub(hub, "get", "large", "--expand", "-o", "ndjson"));
      JsonNode sent = new JsonMapper().readTree(Path.of(LARGE).toFile());
      assertThat(stored.has("covariance")).isFalse();
      assertThat(stored.toString().length()).isLessThan(4_096);
      assertThat(expanded.get("covariance").size()).isEqualTo(80_200);
      assertThat(expanded.get("covariance")).isEqualTo(sent.get("covariance"));
      assertThat(expanded.get("covariance_ref")).isEqualTo(stored.get("covariance_ref"));

      assertThat(
              riskhub(
                      hub,
                      "verify-hash",
                      "--world",
                      "large",
                      "--deep",
                      "--blob-dir",
                      data.resolve("blobs").toString())
                  .out())
          .isEqualTo("1 verified; blobs: 1 verified\n");
      assertThat(riskhub(hub, "verify-hash", LARGE, "--against-hub").out())
          .isEqualTo("1 verified\n");
    }
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return new JsonMapper().readTree(run.out());
  }

  private static CommandRun riskhub(HubProcess hub, String... arguments) {
    return CommandRun.riskhub(
            Stream.concat(Stream.of(arguments), Stream.of("--base-url", hub.baseUri().toString()))
                .toArray(String[]::new))
        .endedWith(ExitCode.DONE);
  }
}
