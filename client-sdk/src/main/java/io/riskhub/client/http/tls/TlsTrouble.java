package io.riskhub.client.http.tls;

import static io.riskhub.client.http.tls.Causes.cause;
import static io.riskhub.client.http.tls.Causes.reason;

import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.NotTrustedException.Reason;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says why there is no secure connection, and what to do. */
public final class TlsTrouble {

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /** What a hub says of a certificate that it misses, or does not trust. */
  private static final Set<String> OF_CERTIFICATE =
      Set.of(
          "certificate_required",
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied");

  /** How an alert begins; the HTTP client quotes it as the line that is no status. */
  private static final String ALERT_BYTES = "\u0015\u0003";

  /** Java's words for an answer in plain text: they differ by how much of it came at once. */
  private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized SSL message");

  private static final Pattern NAMES = Pattern.compile("subject alternative|No name matching");

  private TlsTrouble() {}

  /** What failed at {@code baseUrl}. */
  public static NotTrustedException of(String baseUrl, SSLException thrown) {
    String message = reason(thrown);
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return told(baseUrl, alert.group(1), thrown);
    }
    if (cause(thrown, CertificateExpiredException.class).isPresent()) {
      return hub(baseUrl, "has expired", "have the hub's renewed", thrown);
    }
    if (cause(thrown, CertificateNotYetValidException.class).isPresent()) {
      return hub(baseUrl, "does not hold yet", "look at the clocks of both machines", thrown);
    }
    if (cause(thrown, CertPathBuilderException.class).isPresent()) {
      return new NotTrustedException(
          Reason.HUB_UNKNOWN,
          certificate(baseUrl, "comes from nobody whom this client trusts"),
          "if it is the hub, trust the CA of its certificate",
          thrown);
    }
    if (cause(thrown, CertificateException.class)
        .filter(each -> NAMES.matcher(reason(each)).find())
        .isPresent()) {
      return hub(
          baseUrl,
          "is for other names than that of this address",
          "call the hub by a name in its certificate, or have one made for this name",
          thrown);
    }
    if (NO_TLS.matcher(message).find()) {
      return new NotTrustedException(
          Reason.PROTOCOL, baseUrl + " does not speak TLS", "is it an http address?", thrown);
    }
    return new NotTrustedException(
        Reason.PROTOCOL,
        "no secure connection to " + baseUrl + ": " + message,
        "look at the hub's certificate, and at this client's",
        thrown);
  }

  /**
   * Nothing, unless what came instead of an answer is how TLS ends.
   *
   * @throws NotTrustedException when the client did not speak TLS with one who does
   */
  public static void requireNoAlert(String baseUrl, IOException thrown) {
    if (reason(thrown).contains(ALERT_BYTES)) {
      throw new NotTrustedException(
          Reason.PROTOCOL,
          baseUrl + " speaks TLS, and was called without",
          "call it by an https address",
          thrown);
    }
  }

  private static NotTrustedException told(String baseUrl, String alert, SSLException thrown) {
    return OF_CERTIFICATE.contains(alert)
        ? new NotTrustedException(
            Reason.CLIENT_CERTIFICATE,
            "%s lets in only clients with a certificate that it trusts (%s)"
                .formatted(baseUrl, alert),
            "give this client a certificate and its key, of a CA that the hub trusts",
            thrown)
        : new NotTrustedException(
            Reason.PROTOCOL,
            "%s makes no secure connection (%s)".formatted(baseUrl, alert),
            "it must speak TLS 1.2 or 1.3",
            thrown);
  }

  private static NotTrustedException hub(
      String baseUrl, String what, String advice, SSLException thrown) {
    return new NotTrustedException(
        Reason.HUB_CERTIFICATE, certificate(baseUrl, what), advice, thrown);
  }

  private static String certificate(String baseUrl, String what) {
    return "the certificate of %s %s".formatted(baseUrl, what);
  }
}
