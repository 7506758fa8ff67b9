package io.riskhub.cli.options.tls;

import io.riskhub.cli.options.value.FileConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to trust to be the hub, and what to show to it. Of no use to an http address. */
public final class CertificateOptions {

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_CACERT}",
      converter = FileConverter.class,
      description =
          "the CAs, in PEM, that vouch for the hub (RISKHUB_CACERT; default: those that Java"
              + " trusts)")
  private @Nullable Path caFile;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_CERT}",
      converter = FileConverter.class,
      description = "the certificate to show to the hub, in PEM (RISKHUB_CERT)")
  private @Nullable Path certFile;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      defaultValue = "${env:RISKHUB_KEY}",
      converter = FileConverter.class,
      description =
          "its key, in PEM without a passphrase (RISKHUB_KEY; default: in the file of --cert)")
  private @Nullable Path keyFile;

  /**
   * Gives {@code client} what was said.
   *
   * @throws CommandFailure when a file cannot be used
   */
  public RiskHubClientBuilder addTo(RiskHubClientBuilder client, URI hub) {
    if (!"https".equalsIgnoreCase(hub.getScheme())) {
      return client;
    }
    if (certFile == null && keyFile != null) {
      throw new CommandFailure(ExitCode.USAGE, "--key is of no use without --cert");
    }
    try {
      if (caFile != null) {
        client.trustedCertificates(caFile);
      }
      if (certFile != null) {
        client.clientCertificate(certFile, keyFile == null ? certFile : keyFile);
      }
      return client;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
