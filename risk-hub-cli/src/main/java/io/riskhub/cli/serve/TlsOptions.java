package io.riskhub.cli.serve;

import io.riskhub.cli.options.value.ClientAuthConverter;
import io.riskhub.cli.options.value.FileConverter;
import io.riskhub.hub.config.settings.TlsSettings;
import io.riskhub.hub.tls.ClientAuth;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What callers' connections are encrypted with. */
final class TlsOptions {

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_TLS_CERT}",
      converter = FileConverter.class,
      description =
          "speak HTTPS with this certificate, in PEM with its issuers behind it (RISKHUB_TLS_CERT);"
              + " read again when it changes, as the other two files")
  private @Nullable Path certFile;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_TLS_KEY}",
      converter = FileConverter.class,
      description = "its key, in PEM without a passphrase (RISKHUB_TLS_KEY)")
  private @Nullable Path keyFile;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_TLS_CLIENT_CA}",
      converter = FileConverter.class,
      description =
          "let in only callers with a certificate of these CAs, in PEM (RISKHUB_TLS_CLIENT_CA)")
  private @Nullable Path clientCaFile;

  @Option(
      names = "--tls-client-auth",
      paramLabel = "WHEN",
      defaultValue = "${env:RISKHUB_TLS_CLIENT_AUTH}",
      converter = ClientAuthConverter.class,
      description =
          "none, optional or required: whether callers show a certificate (RISKHUB_TLS_CLIENT_AUTH;"
              + " default: required with --tls-client-ca, else none)")
  private @Nullable ClientAuth clientAuth;

  /** What flags and environment say. */
  TlsSettings settings() {
    return new TlsSettings(certFile, keyFile, clientCaFile, clientAuth);
  }

  /** What only the hub may read. */
  Optional<Path> secretFile() {
    return Optional.ofNullable(keyFile);
  }
}
