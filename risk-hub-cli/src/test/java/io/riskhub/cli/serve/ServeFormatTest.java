package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.JsonText;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeFormatTest {

  @TempDir private Path directory;

  @Test
  void aProgramIsToldOnOneLineWhereTheHubListens() throws Exception {
    StringWriter err = new StringWriter();
    try (PipedWriter out = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(out))) {
      Thread hub =
          Thread.ofPlatform()
              .start(
                  () -> {
                    int unused =
                        CommandRun.riskhub(
                            new PrintWriter(out),
                            new PrintWriter(err, true),
                            "serve",
                            "--port=0",
                            "--data-dir=" + directory,
                            "-o=ndjson");
                  });
      JsonNode listening = JsonText.read(lines.readLine());
      try {
        String url = listening.path("base_url").textValue();
        assertThat(CommandRun.riskhub("worlds", "--base-url", url, "-o", "json").out())
            .isEqualTo("{\n  \"worlds\": []\n}\n");
        assertThat(listening.path("storage").textValue()).contains(directory.toString());
        assertThat(listening.path("token_required").booleanValue()).isFalse();
      } finally {
        hub.interrupt();
        hub.join();
      }
    }
    assertThat(err.toString()).isEmpty();
  }
}
