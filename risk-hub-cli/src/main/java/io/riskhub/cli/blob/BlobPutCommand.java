package io.riskhub.cli.blob;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStore;
import io.riskhub.cli.failure.Problem;
import io.riskhub.cli.failure.Refusal;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.input.Spool;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.validation.BlobContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub blob put}: stores one field of a snapshot, and tells its ref. */
@Command(
    name = "put",
    header = "Store a field of a snapshot as a blob, and print its ref.",
    description = "It is stored exactly as it is written.",
    footer = {
      "riskhub blob put cov.json --world us-tech --version v7 --field covariance",
      "jq .stress snapshot.json |",
      "  riskhub blob put - --world us-tech --version v7 --field stress"
    })
final class BlobPutCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "a file with the field's value in JSON; - is standard input")
  private String file;

  @Option(
      names = "--world",
      required = true,
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "the world of the snapshot that will name it")
  private String world;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "VERSION",
      converter = IdentifierConverter.class,
      description = "the version of that snapshot")
  private String version;

  @Option(
      names = "--field",
      required = true,
      paramLabel = "FIELD",
      description = "covariance, realized_returns or stress")
  private BlobField field;

  @Option(
      names = "--ttl",
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      defaultValue = "15m",
      description =
          "the ttl of that snapshot; a blob in Redis lives at least as long (default:"
              + " ${DEFAULT-VALUE})")
  private Duration ttl;

  @Mixin private StoreOptions storeOptions;
  @Mixin private OutputOptions output;

  /** The result in JSON. */
  private record Put(String ref, long bytes) {}

  @Override
  public Integer call() throws IOException {
    if (ttl.toSeconds() < 1 || ttl.toSeconds() > ContractLimits.TTL_SECONDS_CEILING) {
      throw new CommandFailure(ExitCode.USAGE, "--ttl: a snapshot lives 1s to 24h");
    }
    Source source = new Source(file);
    try (BlobStore store = storeOptions.open();
        Spool json = Spool.of(source)) {
      requireContent(source.label(), json);
      String ref = store.put(world, version, field.toString(), json, ttl).toString();
      output
          .out()
          .println(
              output.format() == OutputFormat.TABLE
                  ? ref
                  : JsonText.write(new Put(ref, json.size()), output.format()));
    } catch (BlobException e) {
      throw BlobTrouble.failure(e);
    }
    return ExitCode.DONE.number();
  }

  private void requireContent(String label, Spool json) throws IOException {
    try (InputStream blob = json.open()) {
      List<Violation> violations = BlobContent.check(field.toString(), blob);
      if (!violations.isEmpty()) {
        throw refused(label + " cannot stand in a snapshot", violations);
      }
    } catch (MalformedJsonException e) {
      throw refused(label + " " + e.reason(), List.of());
    }
  }

  private static Refusal refused(String why, List<Violation> violations) {
    return new Refusal(new Problem(null, why, "nothing was stored", null, violations));
  }
}
