package io.riskhub.client.http.tls;

import io.riskhub.tls.ChangingSslContext;
import io.riskhub.tls.PemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What a client's connections are encrypted with. Each new one looks whether the files changed: a
 * client lives inside somebody else's program, where it would rather not keep a thread for that.
 */
public final class ClientTls {

  private final ClientFiles files;
  private final Clock clock;
  private Loaded loaded;

  /**
   * What was read.
   *
   * @param content of all files, to be compared
   */
  private record Loaded(List<ByteBuffer> content, SSLContext context) {}

  private ClientTls(ClientFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
    // Read before what it is made of, so that a change between the two is noticed.
    List<ByteBuffer> content = content();
    this.loaded = new Loaded(content, files.read(clock.instant()));
  }

  /**
   * Empty for Java's own, when there are no files.
   *
   * @throws PemException when the files cannot be used
   */
  public static Optional<SSLContext> of(ClientFiles files, Clock clock) {
    return files.all().isEmpty()
        ? Optional.empty()
        : Optional.of(new ChangingSslContext(new ClientTls(files, clock)::current));
  }

  private synchronized SSLContext current() {
    try {
      List<ByteBuffer> content = content();
      if (!content.equals(loaded.content())) {
        loaded = new Loaded(content, files.read(clock.instant()));
      }
    } catch (UncheckedIOException | PemException e) {
      // Somebody is about to replace them; what was read before holds until they can be used.
    }
    return loaded.context();
  }

  private List<ByteBuffer> content() {
    return files.all().stream().map(ClientTls::content).toList();
  }

  private static ByteBuffer content(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
