package io.riskhub.hub.tls;

import io.riskhub.hub.watch.WatchedFiles;
import io.riskhub.tls.ChangingSslContext;
import io.riskhub.tls.PemException;
import io.riskhub.tls.TlsContexts;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub's connections are encrypted with. When a file changes, new connections go by what is
 * in it then; those that are open stay as they are. Files that cannot be used change nothing.
 */
public final class ServerTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private final TlsFiles files;
  private final Clock clock;
  private final SSLContext context;
  private final WatchedFiles watch;
  private volatile TlsFiles.Content content;

  private ServerTls(TlsFiles files, Duration silence, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.content = files.read(clock.instant());
    SSLParameters parameters = TlsContexts.parameters();
    files.clientAuth().addTo(parameters);
    this.context =
        new ChangingSslContext(
            () -> content.context(),
            current -> new AcceptedSockets(current.getSocketFactory(), parameters, silence));
    this.watch = WatchedFiles.start(files::all, this::readAgain);
    // What changed since it was read first is not noticed.
    readAgain();
  }

  /**
   * Reads the files, and watches them.
   *
   * @param silence how long callers may send nothing: while keys are agreed upon, too, of which
   *     nobody else takes the time
   * @throws PemException when the files cannot be used
   */
  public static ServerTls start(TlsFiles files, Duration silence, Clock clock) {
    return new ServerTls(files, silence, clock);
  }

  /** Each connection goes by what is in the files when it is made. */
  public SSLContext context() {
    return context;
  }

  private synchronized void readAgain() {
    try {
      TlsFiles.Content before = content;
      content = files.read(clock.instant());
      if (!content.certificate().equals(before.certificate())) {
        LOG.info(
            "new connections get the new certificate of {}, which holds until {}",
            content.certificate().getSubjectX500Principal(),
            content.certificate().getNotAfter().toInstant());
      }
    } catch (PemException e) {
      LOG.warn("the certificates that were read before still hold: {}", e.getMessage());
    }
  }

  /** Watches no longer. */
  @Override
  public void close() {
    watch.close();
  }
}
