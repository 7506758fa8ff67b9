package io.riskhub.hub.sdk.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the client's API can be made, and shows the example that is tested here. */
class PackagePageTest {

  @Test
  void theClientsPageShowsTheGateway(@TempDir Path pages) throws Exception {
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "-quiet",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-d",
                pages.toString(),
                "--snippet-path",
                "src/test/java",
                "-sourcepath",
                "../client-sdk/src/main/java",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.riskhub.client",
                "io.riskhub.client.read",
                "io.riskhub.client.draft",
                "io.riskhub.client.fault");

    assertThat(said.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(Files.readString(pages.resolve("io/riskhub/client/package-summary.html")))
        .contains("void rebalanced(", "latestOrFallback(world)");
  }
}
