package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.secrets.SecretFiles;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.TlsSettings;
import io.riskhub.hub.tls.ClientAuth;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsConfigTest {

  @TempDir private Path folder;
  private TestCa ca;
  private TestCa.Pair pair;

  @BeforeEach
  void makeCertificates() {
    ca = TestCa.in(folder, "ca");
    pair = ca.issue("hub");
  }

  @Test
  void isReadFromTheFileBesideWhichThePathsStart() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("hub.yml"),
            """
            worldservice:
              server:
                tls: {cert_file: hub.crt, key_file: hub.key, client_ca_file: ca.crt, client_auth: optional}
            """);

    assertThat(HubConfigs.resolve(ConfigFile.read(file), folder).tls())
        .contains(
            new TlsFiles(
                pair.certFile(), pair.keyFile(), Optional.of(ca.certFile()), ClientAuth.OPTIONAL));
    assertThat(SecretFiles.of(file)).containsExactly(pair.keyFile());
  }

  @Test
  void requiresCertificatesOfCallersWhereACaIsNamed() {
    assertThat(tls(pair.certFile(), pair.keyFile(), ca.certFile(), null).clientAuth())
        .isEqualTo(ClientAuth.REQUIRED);
    assertThat(tls(pair.certFile(), pair.keyFile(), null, null).clientAuth())
        .isEqualTo(ClientAuth.NONE);
  }

  @Test
  void namesWhatIsMissingOrCannotBeUsed() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(problems(null, pair.keyFile(), null, null))
        .singleElement()
        .asString()
        .startsWith("worldservice.server.tls.cert_file (--tls-cert) is missing");
    assertThat(problems(pair.certFile(), null, null, null))
        .singleElement()
        .asString()
        .startsWith("worldservice.server.tls.key_file (--tls-key) is missing");
    assertThat(problems(pair.certFile(), pair.keyFile(), null, ClientAuth.REQUIRED))
        .singleElement()
        .asString()
        .startsWith("worldservice.server.tls.client_ca_file (--tls-client-ca) is missing");
    assertThat(problems(nowhere, ca.issue("other").keyFile(), nowhere, ClientAuth.REQUIRED))
        .containsExactly(
            "TLS: " + nowhere + ": no such file", "TLS: " + nowhere + ": no such file");
  }

  @Test
  void isNoMatterOfProcessesThatNobodyCalls() {
    HubSettings settings =
        HubSettings.NONE.with(new TlsSettings(folder.resolve("nowhere"), null, null, null));

    assertThat(HubConfigs.resolve(Purpose.CONSUME, settings, folder, List.of()).tls()).isEmpty();
  }

  private TlsFiles tls(
      @Nullable Path cert, @Nullable Path key, @Nullable Path ca, @Nullable ClientAuth auth) {
    return HubConfigs.resolve(HubSettings.NONE.with(new TlsSettings(cert, key, ca, auth)), folder)
        .tls()
        .orElseThrow();
  }

  private List<String> problems(
      @Nullable Path cert, @Nullable Path key, @Nullable Path ca, @Nullable ClientAuth auth) {
    return catchThrowableOfType(ConfigException.class, () -> tls(cert, key, ca, auth)).problems();
  }
}
