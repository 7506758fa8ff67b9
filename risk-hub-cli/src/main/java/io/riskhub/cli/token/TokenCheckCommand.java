package io.riskhub.cli.token;

import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.Table;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.config.AccessConfigs;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.file.TokenFile;
import io.riskhub.hub.config.file.TokensFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub token check}: what a hub would make of tokens. */
@Command(
    name = "check",
    header = "Check a file of tokens, and whose a secret is.",
    description =
        "Without --token-file it lists the tokens that a hub with this configuration knows; with it,"
            + " it tells which of them that secret is, and ends with 6 if the hub would refuse it. No"
            + " hub is asked.",
    footer = {
      "riskhub token check --tokens-file /etc/riskhub/tokens.yaml",
      "riskhub token check --config hub.yml --token-file gateway.token",
      "riskhub token check --config hub.yml -o ndjson |",
      "  jq -r 'select(.state != \"valid\") | .name'"
    })
final class TokenCheckCommand implements Callable<Integer> {

  @Mixin private ConfigOptions config;

  @Option(
      names = "--tokens-file",
      paramLabel = "FILE",
      description = "a file of tokens, instead of a configuration")
  private @Nullable Path tokensFile;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file with the secret to be checked")
  private @Nullable Path secretFile;

  @Mixin private OutputOptions output;

  private final Clock clock = Clock.systemUTC();

  /** The result in JSON. */
  private record Known(List<TokenView> tokens) {}

  @Override
  public Integer call() {
    Instant now = clock.instant();
    Tokens tokens = tokens();
    if (secretFile == null) {
      print(tokens.all().stream().map(token -> TokenView.of(token, now)).toList());
      return ExitCode.DONE.number();
    }
    switch (tokens.check(secret(secretFile), now)) {
      case Tokens.Check.Known known -> print(List.of(TokenView.of(known.token(), now)));
      case Tokens.Check.Expired expired ->
          throw new CommandFailure(
              ExitCode.NOT_ALLOWED,
              "it is the secret of \"%s\", which expired at %s; make another with riskhub token new"
                  .formatted(expired.token().name(), expired.since()));
      case Tokens.Check.Unknown unknown ->
          throw new CommandFailure(
              ExitCode.NOT_ALLOWED, "it is the secret of none of these tokens");
    }
    return ExitCode.DONE.number();
  }

  private Tokens tokens() {
    if ((tokensFile == null) == config.file().isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "give --tokens-file or --config, one of the two");
    }
    try {
      return tokensFile == null
          ? AccessConfigs.tokens(config.settings().access())
          : new Tokens(TokensFile.read(tokensFile));
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.USAGE, String.join("; ", e.problems()));
    }
  }

  private static String secret(Path file) {
    try {
      return TokenFile.read(file).reveal();
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.USAGE, String.join("; ", e.problems()));
    }
  }

  private void print(List<TokenView> tokens) {
    switch (output.format()) {
      case JSON -> output.out().println(JsonText.write(new Known(tokens), output.format()));
      case NDJSON ->
          tokens.forEach(token -> output.out().println(JsonText.write(token, output.format())));
      case TABLE -> output.out().print(table().render(tokens));
    }
  }

  private static Table<TokenView> table() {
    return new Table<TokenView>()
        .column("name", TokenView::name)
        .column("scopes", token -> String.join(",", token.scopes()))
        .column("actors", token -> any(token.actors()))
        .column("stages", token -> any(token.stages()))
        .column("worlds", token -> any(token.worlds()))
        .column("expires", token -> token.expires() == null ? "never" : token.expires())
        .column("state", TokenView::state);
  }

  private static String any(List<String> allowed) {
    return allowed.isEmpty() ? "any" : String.join(",", allowed);
  }
}
