package io.riskhub.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.config.BlobConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class BlobOptionsTest {

  @TempDir private Path directory;

  @Test
  void withoutOptionsBlobsAreWhereAHubWithoutOptionsKeepsThem() {
    assertThat(resolve().store())
        .isEqualTo(new BlobStoreSettings.Files(Environment.dataDirectory().resolve("blobs")));
  }

  @Test
  void flagsWinOverTheFileKeyByKey() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("hub.yml"),
            "risk_hub: {inline_cov_threshold: 5, blob_store: {type: s3, bucket: a-bucket, prefix: p}}");

    assertThat(
            resolve(
                "--config",
                config.toString(),
                "--blob-bucket",
                "b-bucket",
                "--blob-endpoint",
                "http://s3:9000",
                "--blob-region",
                "r"))
        .isEqualTo(
            new BlobConfig(
                new BlobStoreSettings.S3(
                    "b-bucket",
                    "p",
                    Optional.of(URI.create("http://s3:9000")),
                    Optional.of("r"),
                    Optional.empty()),
                5));
  }

  @Test
  void flagsAloneAreEnough() {
    assertThat(resolve("--blob-type", "file", "--blob-dir", "b").store())
        .isEqualTo(new BlobStoreSettings.Files(Path.of("b")));
    assertThat(
            resolve(
                    "--blob-type",
                    "redis",
                    "--blob-redis",
                    "redis://cache:6379",
                    "--blob-redis-prefix",
                    "x:")
                .store())
        .isEqualTo(
            new BlobStoreSettings.Redis(
                URI.create("redis://cache:6379"), "x:", BlobStoreSettings.DEFAULT_CACHE_TTL));
  }

  @Test
  void whatIsEmptyCountsAsNotGiven() {
    assertThat(
            resolve("--blob-type", "", "--blob-dir", "", "--blob-redis", "", "--blob-bucket", ""))
        .isEqualTo(resolve());
  }

  @Test
  void anUnknownKindOfStoreIsToldWhichThereAre() {
    assertThatThrownBy(() -> resolve("--blob-type", "ftp"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'ftp' is no kind of blob store; write file, s3 or redis");
  }

  @Test
  void mistakesOfTheFileAndOfTheWholeAreUsageErrors() throws Exception {
    Path config =
        Files.writeString(directory.resolve("hub.yml"), "risk_hub: {blob_store: {typ: s3}}");

    assertUsage("risk_hub.blob_store.typ", "--config", config.toString());
    assertUsage("--blob-bucket", "--blob-type", "s3");
    assertUsage(
        "absent.yml: cannot be read (no such file)",
        "--config",
        directory.resolve("absent.yml").toString());
  }

  private static void assertUsage(String message, String... arguments) {
    assertThatThrownBy(() -> resolve(arguments))
        .isInstanceOfSatisfying(
            CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message);
  }

  @Command
  private static final class AnyCommand {
    @Mixin private ConfigOptions config;
    @Mixin private BlobOptions blobs;
  }

  private static BlobConfig resolve(String... arguments) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return command.blobs.over(command.config);
  }
}
