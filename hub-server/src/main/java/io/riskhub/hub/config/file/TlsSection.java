package io.riskhub.hub.config.file;

import io.riskhub.hub.config.reference.Setting;
import io.riskhub.hub.config.reference.TlsKey;
import io.riskhub.hub.config.settings.TlsSettings;
import io.riskhub.hub.tls.ClientAuth;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration file says of TLS. */
final class TlsSection {

  private TlsSection() {}

  /**
   * The settings below {@code worldservice.server}.
   *
   * @param file the file, which paths in it are relative to
   */
  static TlsSettings read(ConfigSection server, Path file) {
    ConfigSection tls = server.section("tls");
    String clientAuth = tls.choice(TlsKey.CLIENT_AUTH);
    TlsSettings settings =
        new TlsSettings(
            path(tls, TlsKey.CERT_FILE, file),
            path(tls, TlsKey.KEY_FILE, file),
            path(tls, TlsKey.CLIENT_CA_FILE, file),
            clientAuth == null ? null : ClientAuth.valueOf(clientAuth.toUpperCase(Locale.ROOT)));
    tls.refuseOthers();
    return settings;
  }

  private static @Nullable Path path(ConfigSection tls, Setting setting, Path file) {
    String text = tls.text(setting);
    return text == null ? null : file.resolveSibling(text);
  }
}
