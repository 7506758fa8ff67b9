package io.riskhub.cli.doctor.check;

import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.tls.Certificates;
import io.riskhub.tls.PemException;
import java.time.Clock;
import java.util.List;

/** Does the certificate that a hub is to serve with hold for long? */
public final class ConfiguredCertificate {

  private static final String SUBJECT = "tls.certificate";

  private final TlsFiles files;
  private final Clock clock;

  public ConfiguredCertificate(TlsFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  public Check check() {
    return new Check(SUBJECT, files.certFile().toString(), this::look);
  }

  private void look(List<Finding> findings) {
    try {
      findings.add(
          CertificateTerm.of(
              SUBJECT,
              files.certFile().toString(),
              Certificates.read(files.certFile()).getFirst(),
              clock.instant()));
    } catch (PemException e) {
      findings.add(
          Finding.misconfigured(SUBJECT, e.problems().getFirst(), "look at the file again"));
    }
  }
}
