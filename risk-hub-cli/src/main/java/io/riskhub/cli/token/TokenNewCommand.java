package io.riskhub.cli.token;

import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.file.TokensFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub token new}: a secret, and what stands in a file for it. */
@Command(
    name = "new",
    header = "Make a token: a random secret, and the entry for the hub.",
    description = {
      "The secret is shown this once, and kept nowhere. Give it to the token's user, and the entry to"
          + " the hub: in risk_hub.tokens, or in the file of risk_hub.tokens_file (--add-to). The hub"
          + " takes it within a second.",
      "To rotate a token, make another, give it to its users, and take the old entry out."
    },
    footer = {
      "riskhub token new --name gateway-2027 --scope write --actor gateway \\",
      "  --stage live --expires 365d",
      "riskhub token new --name monitor --scope read --add-to tokens.yaml \\",
      "  >monitor.token"
    })
final class TokenNewCommand implements Callable<Integer> {

  /** So that people, and programs that look for leaked secrets, see what it is. */
  private static final String PREFIX = "rhub_";

  private static final int SECRET_BYTES = 32;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "how the hub's log, its audit and its answers call it")
  private String name;

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      converter = ScopeConverter.class,
      description = "read, write or admin; more than one if need be: none implies another")
  private List<Scope> scopes;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "the only X-Actor that it may write for; more than one if need be")
  private List<String> actors = List.of();

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "the only X-Stage that it may write; more than one if need be")
  private List<String> stages = List.of();

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      description = "the only world that it may write to; more than one if need be")
  private List<String> worlds = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      converter = ExpiryConverter.class,
      description = "from when on it is refused: 90d, or 2027-12-31T00:00:00Z (default: never)")
  private @Nullable Expiry expires;

  @Option(
      names = "--requests-per-sec",
      paramLabel = "NUMBER",
      description = "how often each hub lets it be used (default: as the hub's own setting says)")
  private @Nullable Integer requestsPerSecond;

  @Option(
      names = "--add-to",
      paramLabel = "FILE",
      description = "add the entry to this file of tokens, and print the secret alone")
  private @Nullable Path file;

  @Mixin private OutputOptions output;

  private final Clock clock = Clock.systemUTC();

  /** The result in JSON. */
  private record Made(String secret, TokenView token) {}

  @Override
  public Integer call() {
    String secret = PREFIX + random();
    Token token = token(secret);
    String entry;
    try {
      entry = TokensFile.entry(token);
      if (file != null) {
        TokensFile.add(file, token);
      }
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.USAGE, String.join("; ", e.problems()));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAULT, file + " cannot be written (" + e + "); no token was made", e);
    }
    if (output.format() != OutputFormat.TABLE) {
      output
          .out()
          .println(
              JsonText.write(
                  new Made(secret, TokenView.of(token, clock.instant())), output.format()));
    } else if (file == null) {
      output.out().println(secret);
      output.out().println();
      output.out().print(entry);
      output.remark("the secret is shown this once; the entry goes into risk_hub.tokens");
    } else {
      output.out().println(secret);
      output.remark("%s has the token \"%s\" now".formatted(file, name));
    }
    return ExitCode.DONE.number();
  }

  private Token token(String secret) {
    Optional<Instant> end = Optional.ofNullable(expires).map(when -> when.after(clock.instant()));
    if (end.filter(instant -> !instant.isAfter(clock.instant())).isPresent()) {
      throw new CommandFailure(ExitCode.USAGE, "--expires: " + end.get() + " is over already");
    }
    return new Token(
        name,
        Token.digest(secret),
        EnumSet.copyOf(scopes),
        new WriteLimits(set(actors), set(stages), set(worlds)),
        end,
        requestsPerSecond == null ? OptionalInt.empty() : OptionalInt.of(requestsPerSecond));
  }

  private static Set<String> set(List<String> texts) {
    return new LinkedHashSet<>(texts);
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
