package io.riskhub.client.http.tls;

import io.riskhub.tls.Certificates;
import io.riskhub.tls.Identity;
import io.riskhub.tls.PemException;
import io.riskhub.tls.TlsContexts;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Where a client's certificates are, in PEM.
 *
 * @param caFile who vouches for the hub; empty for those that Java trusts
 * @param certFile the client's own certificate; empty to show none
 * @param keyFile its key; together with the certificate
 */
public record ClientFiles(Optional<Path> caFile, Optional<Path> certFile, Optional<Path> keyFile) {

  /** Java's trust, and no certificate of one's own. */
  public static final ClientFiles NONE =
      new ClientFiles(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The same with another CA.
   *
   * @throws PemException when there is none in the file
   */
  public ClientFiles trusting(Path file) {
    List<X509Certificate> unused = Certificates.read(file);
    return new ClientFiles(Optional.of(file), certFile, keyFile);
  }

  /**
   * The same with a certificate to show.
   *
   * @throws PemException when the files cannot be used now
   */
  public ClientFiles as(Path cert, Path key, Instant now) {
    Identity unused = Identity.read(cert, key, now);
    return new ClientFiles(caFile, Optional.of(cert), Optional.of(key));
  }

  List<Path> all() {
    return Stream.of(caFile, certFile, keyFile).flatMap(Optional::stream).distinct().toList();
  }

  /**
   * What connections are made with.
   *
   * @throws PemException when the files cannot be used now
   */
  SSLContext read(Instant now) {
    Optional<Identity> identity =
        certFile.map(cert -> Identity.read(cert, keyFile.orElseThrow(), now));
    return TlsContexts.of(identity, caFile.map(Certificates::read).orElse(List.of()));
  }
}
