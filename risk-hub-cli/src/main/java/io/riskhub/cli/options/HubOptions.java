package io.riskhub.cli.options;

import io.riskhub.cli.options.tls.CertificateOptions;
import io.riskhub.cli.options.value.BaseUrlConverter;
import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.BuildInfo;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.client.ClientListener;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.RiskHubClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that speaks to a hub. */
public final class HubOptions {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

  /** Somebody waits, and wants to know soon. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

  /** A list of a thousand snapshots, each as large as a hub takes by default. */
  private static final int MAX_ANSWER_BYTES = 1 << 30;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrlConverter.class,
      defaultValue = "${env:RISKHUB_BASE_URL:-http://127.0.0.1:8080}",
      description = {"the hub's address (RISKHUB_BASE_URL; default:", "http://127.0.0.1:8080)"})
  private URI baseUrl;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:RISKHUB_TOKEN}",
      description =
          "the bearer token (RISKHUB_TOKEN); others on this machine can see a command line, so"
              + " prefer the variable or --token-file")
  private @Nullable String token;

  @Option(names = "--token-file", paramLabel = "FILE", description = "a file that holds the token")
  private @Nullable Path tokenFile;

  @Mixin private CertificateOptions certificates;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      defaultValue = "10s",
      description =
          "how long a request may take, retries included: 500ms, 10s, 2m (default:"
              + " ${DEFAULT-VALUE})")
  private Duration timeout;

  /** A client as these options want it; remarks about retries go where {@code output} says. */
  public RiskHubClientBuilder client(OutputOptions output) {
    RiskHubClientBuilder client =
        RiskHubClient.of(baseUrl)
            .userAgent("riskhub/" + BuildInfo.read().version())
            .deadline(timeout)
            .connectTimeout(timeout)
            .requestTimeout(timeout)
            .maxAttempts(Integer.MAX_VALUE)
            .backoff(FIRST_BACKOFF, LONGEST_BACKOFF)
            .maxAnswerBytes(MAX_ANSWER_BYTES)
            .listener(retryRemarks(output));
    RiskHubClientBuilder trusting = certificates.addTo(client, baseUrl);
    return bearerToken().map(trusting::token).orElse(trusting);
  }

  /** Where the hub is, for people. */
  public String baseUrl() {
    return baseUrl.toString();
  }

  /** How long a request may take, retries included. */
  public Duration timeout() {
    return timeout;
  }

  private Optional<String> bearerToken() {
    boolean typed = command.commandLine().getParseResult().hasMatchedOption("--token");
    if (typed && tokenFile != null) {
      throw new CommandFailure(ExitCode.USAGE, "give --token or --token-file, not both");
    }
    if (tokenFile != null) {
      return BearerToken.in(tokenFile);
    }
    return token == null
        ? Optional.empty()
        : BearerToken.of(token, typed ? "--token" : "RISKHUB_TOKEN");
  }

  /** Says once that it takes longer than usual; every time when asked to be verbose. */
  private ClientListener retryRemarks(OutputOptions output) {
    AtomicBoolean said = new AtomicBoolean();
    return new ClientListener() {
      @Override
      public void retry(Operation operation, int attempt, String reason, Duration wait) {
        if (output.isVerbose()) {
          output.remark(reason + "; trying again in " + HumanTime.precise(wait));
        } else if (said.compareAndSet(false, true)) {
          output.remark(reason + "; trying again for up to " + HumanTime.precise(timeout));
        }
      }
    };
  }
}
