package io.riskhub.cli.blob;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanSize;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub blob get}: reads one blob, and proves it. */
@Command(
    name = "get",
    header = "Read the blob behind a ref, and check its digest.",
    description =
        "A blob that was changed or cut, is gone, or lies outside of the store is named as such,"
            + " with exit code 3. A file (-O) appears only once the whole blob has been proved; what"
            + " went to standard output is true only if the exit code is 0.",
    footer = {
      "REF=$(riskhub get us-tech -o json | jq -r .covariance_ref)",
      "riskhub blob get \"$REF\" -O cov.json",
      "riskhub blob get \"$REF\" | jq length"
    })
final class BlobGetCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 14;

  @Parameters(paramLabel = "REF", description = "the ref, as it stands in a snapshot")
  private String text;

  @Option(
      names = {"-O", "--output-file"},
      paramLabel = "FILE",
      description = "write it to this file, replacing it (default, and -: standard output)")
  private @Nullable String file;

  @Mixin private StoreOptions storeOptions;
  @Mixin private OutputOptions output;

  /** The result in JSON, when the blob itself went to a file. */
  private record Got(String ref, String file, long bytes) {}

  @Override
  public Integer call() throws IOException {
    BlobFile target = file == null || file.equals("-") ? null : new BlobFile(Path.of(file));
    try (BlobStore store = storeOptions.open();
        InputStream blob = store.open(ref(store))) {
      if (target == null) {
        print(blob);
      } else {
        tell(target.path(), target.write(blob));
      }
    } catch (BlobException e) {
      throw BlobTrouble.failure(e);
    }
    return ExitCode.DONE.number();
  }

  private BlobRef ref(BlobStore store) throws BlobException {
    return switch (store.resolve(text)) {
      case RefCheck.Valid valid -> valid.ref();
      case RefCheck.Refused refused -> throw BlobException.foreign(refused);
    };
  }

  private void print(InputStream blob) throws IOException {
    char[] buffer = new char[BUFFER];
    try {
      Reader reader = new InputStreamReader(blob, StandardCharsets.UTF_8.newDecoder());
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        output.out().write(buffer, 0, read);
      }
    } catch (CharacterCodingException e) {
      // If its bytes are not those that were put, that is why.
      blob.transferTo(OutputStream.nullOutputStream());
      throw new CommandFailure(
          ExitCode.REFUSED, "the blob is no text in UTF-8; write it to a file with -O", e);
    } finally {
      output.out().flush();
    }
  }

  private void tell(Path path, long size) {
    if (output.format() == OutputFormat.TABLE) {
      output.remark("%s: %s, as its digest says".formatted(path, HumanSize.of(size)));
    } else {
      output.out().println(JsonText.write(new Got(text, path.toString(), size), output.format()));
    }
  }
}
