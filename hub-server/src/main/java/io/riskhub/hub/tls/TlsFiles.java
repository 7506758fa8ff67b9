package io.riskhub.hub.tls;

import io.riskhub.tls.Certificates;
import io.riskhub.tls.Identity;
import io.riskhub.tls.PemException;
import io.riskhub.tls.TlsContexts;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Where a hub's certificates are, in PEM.
 *
 * @param certFile the hub's certificate, and behind it those of its issuers
 * @param keyFile its key
 * @param clientCaFile whose certificates callers may show; empty if they are not asked for one
 */
public record TlsFiles(
    Path certFile, Path keyFile, Optional<Path> clientCaFile, ClientAuth clientAuth) {

  /**
   * What is in the files.
   *
   * @param context serves with it
   * @param certificate the hub's own
   */
  record Content(SSLContext context, X509Certificate certificate) {}

  /** All of them. */
  public List<Path> all() {
    return Stream.concat(Stream.of(certFile, keyFile), clientCaFile.stream()).distinct().toList();
  }

  /** Why a hub cannot serve with them now, and what to do; empty if it can. */
  public List<String> problems(Instant now) {
    try {
      Content unused = read(now);
      return List.of();
    } catch (PemException e) {
      return e.problems();
    }
  }

  /**
   * Reads them.
   *
   * @throws PemException when they cannot be used
   */
  Content read(Instant now) {
    List<String> problems = new ArrayList<>();
    List<X509Certificate> trusted = new ArrayList<>();
    try {
      clientCaFile.map(Certificates::read).ifPresent(trusted::addAll);
    } catch (PemException e) {
      problems.addAll(e.problems());
    }
    try {
      Identity identity = Identity.read(certFile, keyFile, now);
      if (problems.isEmpty()) {
        return new Content(
            TlsContexts.of(Optional.of(identity), trusted), identity.chain().getFirst());
      }
    } catch (PemException e) {
      problems.addAll(0, e.problems());
    }
    throw new PemException(problems);
  }
}
