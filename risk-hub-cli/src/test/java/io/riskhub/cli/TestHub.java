package io.riskhub.cli;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.Profile;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real hub on a free port, with its data in a folder of the test's. */
public final class TestHub implements AutoCloseable {

  /** What it wants to be told. */
  public static final String TOKEN = "s3cret-token";

  private final HubServer server;

  private TestHub(HubServer server) {
    this.server = server;
  }

  /** A hub that goes by the time of day. */
  public static TestHub start(Path folder) {
    return start(folder, Clock.systemUTC());
  }

  /** The same with blobs in a place of their own. */
  public static TestHub start(Path folder, BlobStoreSettings blobs) {
    return start(folder, Clock.systemUTC(), blobs, Optional.empty());
  }

  /** A hub that speaks HTTPS. */
  public static TestHub start(Path folder, TlsFiles tls) {
    return start(
        folder,
        Clock.systemUTC(),
        new BlobStoreSettings.Files(folder.resolve("blobs")),
        Optional.of(tls));
  }

  /** A hub for which it is always {@code now}. */
  public static TestHub startAt(Path folder, Instant now) {
    return start(folder, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static TestHub start(Path folder, Clock clock) {
    return start(
        folder, clock, new BlobStoreSettings.Files(folder.resolve("blobs")), Optional.empty());
  }

  private static TestHub start(
      Path folder, Clock clock, BlobStoreSettings blobs, Optional<TlsFiles> tls) {
    HubConfig config =
        new HubConfig(
            Profile.DEV,
            "127.0.0.1",
            0,
            Optional.empty(),
            folder,
            Optional.empty(),
            AccessConfig.of(new Tokens(List.of(Token.sole(TOKEN)))),
            ContractLimits.DEFAULT,
            blobs,
            Optional.empty(),
            true,
            tls,
            Optional.of(
                new AuditConfig(folder.resolve("audit"), 64 << 20, false, Optional.empty())));
    return new TestHub(HubServer.start(config, clock));
  }

  /** Runs a command that speaks to this hub, with its token. */
  public CommandRun riskhub(String... arguments) {
    return riskhubWithout(
        Stream.concat(Stream.of(arguments), Stream.of("--token", TOKEN)).toArray(String[]::new));
  }

  /** Runs a command that speaks to this hub, without a token. */
  public CommandRun riskhubWithout(String... arguments) {
    return CommandRun.riskhub(
        Stream.concat(Stream.of(arguments), Stream.of("--base-url", baseUrl()))
            .toArray(String[]::new));
  }

  /** The same as {@link #riskhub}, with something to read on standard input. */
  public CommandRun riskhubReading(String input, String... arguments) {
    return CommandRun.riskhubReading(
        input,
        Stream.concat(Stream.of(arguments), Stream.of("--token", TOKEN, "--base-url", baseUrl()))
            .toArray(String[]::new));
  }

  /** Where it listens. */
  public String baseUrl() {
    return server.baseUri().toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
