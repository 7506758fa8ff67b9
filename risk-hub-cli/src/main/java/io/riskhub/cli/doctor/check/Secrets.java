package io.riskhub.cli.doctor.check;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.secrets.SecretFiles;
import io.riskhub.hub.config.secrets.TokenStrength;
import io.riskhub.hub.probe.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Is the token strong, and who else can read the files of secrets? */
public final class Secrets {

  private static final String TOKEN = "token.strength";
  private static final String FILES = "secrets.files";

  private final Optional<Secret> token;
  private final String host;
  private final List<Path> files;

  /**
   * @param files that hold secrets
   */
  public Secrets(HubConfig config, List<Path> files) {
    this.token = config.token();
    this.host = config.host();
    this.files = List.copyOf(files);
  }

  public Check check() {
    return new Check(TOKEN, "the token", this::look);
  }

  private void look(List<Finding> findings) {
    findings.add(
        token
            .map(Secrets::strength)
            .orElseGet(() -> Finding.skipped(TOKEN, "none: everybody at " + host + " may do all")));
    if (files.isEmpty()) {
      findings.add(Finding.skipped(FILES, "no file of secrets is named"));
    }
    files.stream().distinct().map(Secrets::rights).forEach(findings::add);
  }

  private static Finding strength(Secret token) {
    int bits = TokenStrength.bits(token);
    return bits >= TokenStrength.ENOUGH_BITS
        ? Finding.ok(TOKEN, "%d bits, if it was drawn at random".formatted(bits))
        : Finding.unfit(
            TOKEN,
            "%d bits at most, and %d are wanted".formatted(bits, TokenStrength.ENOUGH_BITS),
            "make another with openssl rand -hex 32, and give it to hubs and callers");
  }

  private static Finding rights(Path file) {
    try {
      return SecretFiles.isReadableByAll(file)
          ? Finding.unfit(
              FILES, file + " can be read by everybody on this machine", "chmod o-rwx " + file)
          : Finding.ok(FILES, file + " is kept from others");
    } catch (IOException e) {
      return Finding.skipped(FILES, file + " cannot be looked at");
    }
  }
}
