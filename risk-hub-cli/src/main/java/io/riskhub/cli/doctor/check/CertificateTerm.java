package io.riskhub.cli.doctor.check;

import io.riskhub.hub.probe.Finding;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** How long a certificate still holds, and whether that is long. */
final class CertificateTerm {

  /** Enough to notice, and to have another made. */
  private static final Duration LITTLE = Duration.ofDays(30);

  private CertificateTerm() {}

  /**
   * Judges it.
   *
   * @param whose such as {@code the certificate of https://hub}
   */
  static Finding of(String subject, String whose, X509Certificate certificate, Instant now) {
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      return Finding.unfit(
          subject, "%s expired at %s".formatted(whose, until), "put a renewed one there");
    }
    String found =
        "%s holds for %d days, until %s"
            .formatted(whose, Duration.between(now, until).toDays(), until);
    return now.plus(LITTLE).isAfter(until)
        ? Finding.doubtful(
            subject, found, "put a renewed one there; a hub takes it up without a restart")
        : Finding.ok(subject, found);
  }
}
