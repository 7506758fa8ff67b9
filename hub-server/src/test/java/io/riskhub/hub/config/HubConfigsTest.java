package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubConfigsTest {

  private static final Path DATA = Path.of("data");

  @Test
  void withoutSettingsIsTheEmbeddedDefaultOnLoopback() {
    assertThat(HubConfigs.resolve(HubSettings.NONE, DATA))
        .isEqualTo(
            new HubConfig(
                Profile.DEV,
                "127.0.0.1",
                8080,
                Optional.empty(),
                DATA,
                Optional.empty(),
                AccessConfig.OPEN,
                ContractLimits.DEFAULT,
                new BlobStoreSettings.Files(DATA.resolve("blobs")),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.of(
                    new AuditConfig(DATA.resolve("audit"), 64L << 20, true, Optional.empty()))));
  }

  @Test
  void blanksAroundATokenDoNotCount() {
    HubConfig config = HubConfigs.resolve(token(" s3cret\n"), DATA);

    assertThat(config.access())
        .isEqualTo(AccessConfig.of(new Tokens(List.of(Token.sole("s3cret")))));
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "비밀"})
  void aTokenThatNobodyCouldSendIsRefusedAndNotShown(String token) {
    assertThatThrownBy(() -> HubConfigs.resolve(token(token), DATA))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the token")
        .hasMessageNotContaining("two words");
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    HubSettings settings =
        HubSettings.NONE
            .with(
                new ServerSettings(
                    "0.0.0.0",
                    70_000,
                    new Secret("mysql://u:s3cret@h/d"),
                    null,
                    new Secret("redis:/u:s3cret@h"),
                    null))
            .with(new LimitSettings(900, 60, null))
            .with(
                new BlobSettings(
                    Scheme.REDIS,
                    null,
                    BlobSettings.S3.NONE,
                    new BlobSettings.Redis(new Secret("http://u:s3cret@h:1"), null, null),
                    null));

    assertThatThrownBy(() -> HubConfigs.resolve(settings, DATA))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems()).hasSize(6))
        .hasMessageContaining("70000")
        .hasMessageContaining("without a token")
        .hasMessageContaining("DSN")
        .hasMessageContaining("worldservice.server.redis")
        .hasMessageContaining("ttl_sec_default")
        .hasMessageContaining("risk_hub.blob_store.redis")
        .hasMessageNotContaining("s3cret");
  }

  private static HubSettings token(String token) {
    return HubSettings.NONE.with(AccessSettings.ofToken(new Secret(token)));
  }
}
