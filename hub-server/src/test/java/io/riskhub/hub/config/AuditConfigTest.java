package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Profile;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditConfigTest {

  private static final Path DATA = Path.of("data");

  @TempDir private Path folder;

  @Test
  void standsInTheDataDirectoryUnlessTheFileSaysOtherwise() throws IOException {
    assertThat(config("worldservice: {server: {data_dir: d}}").audit())
        .contains(new AuditConfig(folder.resolve("d/audit"), 64L << 20, true, Optional.empty()));
    assertThat(
            config("risk_hub: {audit: {dir: a, max_file_mb: 2, sync: false, key_file: k}}").audit())
        .contains(
            new AuditConfig(
                folder.resolve("a"), 2L << 20, false, Optional.of(folder.resolve("k"))));
  }

  @Test
  void canBeLeftOutWithTheProfileDevAlone() throws IOException {
    assertThat(config("risk_hub: {audit: {enabled: false}}").audit()).isEmpty();

    HubSettings prod = settings("risk_hub: {audit: {enabled: false}}").with(Profile.PROD);
    assertThatThrownBy(() -> HubConfigs.resolve(prod, DATA))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "risk_hub.audit.enabled is false; profile prod takes down who did what");
  }

  private HubConfig config(String yaml) throws IOException {
    return HubConfigs.resolve(settings(yaml), DATA);
  }

  private HubSettings settings(String yaml) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("hub.yml"), yaml + "\n"));
  }
}
