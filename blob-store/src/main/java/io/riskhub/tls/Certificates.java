package io.riskhub.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads certificates. */
public final class Certificates {

  private static final String LABEL = "CERTIFICATE";

  private Certificates() {}

  /**
   * The certificates in a PEM file, in their order; at least one.
   *
   * @throws PemException when the file cannot be read, or has none
   */
  public static List<X509Certificate> read(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemFile.Block block : PemFile.read(file)) {
      if (block.label().equals(LABEL)) {
        certificates.add(parse(file, block.bytes(file)));
      }
    }
    if (certificates.isEmpty()) {
      throw new PemException(
          "%s: holds no certificate in PEM (-----BEGIN CERTIFICATE-----); if it is one in DER, run openssl x509 -inform der -in %s -out NEW"
              .formatted(file, file));
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate parse(Path file, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new PemException(file + ": a certificate in it is damaged; put it there anew");
    }
  }

  /** Why a certificate does not hold at that time; empty if it does. */
  static Optional<String> trouble(Path file, X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      return Optional.of(
          "%s: the certificate expired at %s; put a renewed one there".formatted(file, until));
    }
    return now.isBefore(from)
        ? Optional.of(
            "%s: the certificate holds only from %s on; look at this machine's clock, or wait"
                .formatted(file, from))
        : Optional.empty();
  }
}
