package io.riskhub.tls;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The certificates that the address of a server names in its query, as that of a PostgreSQL does:
 * {@code ?cacert=FILE&cert=FILE&key=FILE}, all of them in PEM and each of them optional.
 */
public final class AddressCertificates {

  private static final String CA_FILE = "cacert";
  private static final String CERT_FILE = "cert";
  private static final String KEY_FILE = "key";

  private final List<X509Certificate> trusted;
  private final Optional<Identity> identity;

  private AddressCertificates(List<X509Certificate> trusted, Optional<Identity> identity) {
    this.trusted = trusted;
    this.identity = identity;
  }

  /**
   * Reads what {@code address} names.
   *
   * @param encrypted whether connections there are; certificates would be of no use otherwise
   * @throws PemException when a file cannot be used; the address, which may hold a password, is not
   *     repeated
   */
  public static AddressCertificates of(URI address, boolean encrypted) {
    Map<String, Path> files = files(address);
    if (files.isEmpty()) {
      return new AddressCertificates(List.of(), Optional.empty());
    }
    if (!encrypted) {
      throw new PemException(
          "the address names certificates, but connections to %s: are not encrypted"
              .formatted(address.getScheme()));
    }
    Path cert = files.get(CERT_FILE);
    if (cert == null && files.containsKey(KEY_FILE)) {
      throw new PemException("the address names a key without a cert");
    }
    return new AddressCertificates(
        Optional.ofNullable(files.get(CA_FILE)).map(Certificates::read).orElse(List.of()),
        Optional.ofNullable(cert)
            .map(
                file ->
                    Identity.read(
                        file, files.getOrDefault(KEY_FILE, file), Clock.systemUTC().instant())));
  }

  /** The address without its query. */
  public static URI bare(URI address) {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? address : URI.create(text.substring(0, query));
  }

  /** Whose certificates to believe; empty for those that Java trusts. */
  public List<X509Certificate> trusted() {
    return trusted;
  }

  /** What connections are made with. */
  public SSLContext context() {
    return TlsContexts.of(identity, trusted);
  }

  private static Map<String, Path> files(URI address) {
    Map<String, Path> files = new HashMap<>();
    String query = address.getRawQuery() == null ? "" : address.getRawQuery();
    for (String parameter : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      if (parts.length > 1 && List.of(CA_FILE, CERT_FILE, KEY_FILE).contains(parts[0])) {
        files.put(parts[0], Path.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
      }
    }
    return files;
  }
}
