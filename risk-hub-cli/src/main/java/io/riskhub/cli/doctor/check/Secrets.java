package io.riskhub.cli.doctor.check;

import io.riskhub.hub.Secret;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.config.secrets.SecretFiles;
import io.riskhub.hub.config.secrets.TokenStrength;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.probe.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Is the token strong, and who else can read the files of secrets? */
public final class Secrets {

  private static final String TOKEN = "token.strength";
  private static final String EXPIRY = "token.expiry";
  private static final String FILES = "secrets.files";

  private final Optional<Secret> token;
  private final List<Token> tokens;
  private final String host;
  private final List<Path> files;
  private final Clock clock;

  /**
   * @param files that hold secrets
   */
  public Secrets(AccessSettings access, String host, List<Path> files, Clock clock) {
    this.token = Optional.ofNullable(access.token());
    this.tokens = access.tokens() == null ? List.of() : access.tokens();
    this.host = host;
    this.files = List.copyOf(files);
    this.clock = clock;
  }

  public Check check() {
    return new Check(TOKEN, "the token", this::look);
  }

  private void look(List<Finding> findings) {
    token.map(Secrets::strength).ifPresent(findings::add);
    if (token.isEmpty() && tokens.isEmpty()) {
      findings.add(Finding.skipped(TOKEN, "none: everybody at " + host + " may do all"));
    }
    tokens.stream().map(this::expiry).forEach(findings::add);
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
            "make another with riskhub token new or openssl rand -hex 32, and give it to hubs and callers");
  }

  /** Only the digests of these are known: how strong they are, nobody can tell. */
  private Finding expiry(Token listed) {
    String fix =
        "make another with riskhub token new, give it to its users, and take this one out then";
    return listed
        .expires()
        .map(
            end -> {
              String when = "\"%s\" expire%s at %s";
              Instant now = clock.instant();
              if (listed.isExpired(now)) {
                return Finding.unfit(EXPIRY, when.formatted(listed.name(), "d", end), fix);
              }
              return !listed.isExpired(now.plus(Token.EXPIRES_SOON))
                  ? Finding.ok(EXPIRY, when.formatted(listed.name(), "s", end))
                  : Finding.doubtful(EXPIRY, when.formatted(listed.name(), "s", end), fix);
            })
        .orElseGet(() -> Finding.ok(EXPIRY, "\"" + listed.name() + "\" never expires"));
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
