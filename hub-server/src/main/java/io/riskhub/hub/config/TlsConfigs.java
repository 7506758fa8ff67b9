package io.riskhub.hub.config;

import io.riskhub.hub.config.settings.TlsSettings;
import io.riskhub.hub.tls.ClientAuth;
import io.riskhub.hub.tls.TlsFiles;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says what a hub's connections are encrypted with, once the files are found to be of use. */
final class TlsConfigs {

  private static final String PATH = "worldservice.server.tls.";

  private TlsConfigs() {}

  /** Empty for plain HTTP, and where problems were added to the others. */
  static Optional<TlsFiles> resolve(TlsSettings settings, Clock clock, List<String> problems) {
    if (settings.equals(TlsSettings.NONE)) {
      return Optional.empty();
    }
    if (settings.certFile() == null || settings.keyFile() == null) {
      problems.add(
          PATH
              + (settings.certFile() == null
                  ? "cert_file (--tls-cert) is missing; the other settings of TLS need it"
                  : "key_file (--tls-key) is missing; it is the key of cert_file"));
      return Optional.empty();
    }
    ClientAuth otherwise = settings.clientCaFile() == null ? ClientAuth.NONE : ClientAuth.REQUIRED;
    ClientAuth clientAuth = Objects.requireNonNullElse(settings.clientAuth(), otherwise);
    if (clientAuth != ClientAuth.NONE && settings.clientCaFile() == null) {
      problems.add(
          PATH
              + "client_ca_file (--tls-client-ca) is missing; callers' certificates need somebody"
              + " who vouches for them");
    }
    TlsFiles files =
        new TlsFiles(
            settings.certFile(),
            settings.keyFile(),
            Optional.ofNullable(settings.clientCaFile()),
            clientAuth);
    files.problems(clock.instant()).forEach(problem -> problems.add("TLS: " + problem));
    return Optional.of(files);
  }
}
