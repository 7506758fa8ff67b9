package io.riskhub.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes what Java's TLS needs of certificates and keys. */
public final class TlsContexts {

  /** Nothing older is spoken. */
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** A key store in memory wants one; nobody else ever sees that store. */
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  /**
   * For connections as {@code identity}, to others whom {@code trusted} vouch for.
   *
   * @param identity empty to be nobody
   * @param trusted whose certificates to believe; empty for those that Java trusts
   */
  public static SSLContext of(Optional<Identity> identity, List<X509Certificate> trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity.isPresent() ? keys(identity.get()) : new KeyManager[0],
          trusted.isEmpty() ? null : trust(trusted),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot use the certificates: " + e, e);
    }
  }

  /**
   * For connections to others whom the certificates in a PEM file vouch for.
   *
   * @throws PemException when the file cannot be used
   */
  public static SSLContext trusting(Path caFile) {
    return of(Optional.empty(), Certificates.read(caFile));
  }

  /** TLS 1.2 and 1.3, and nothing else. */
  public static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS.clone());
    return parameters;
  }

  /** The same for a client that insists on the host's name in the certificate. */
  public static SSLParameters clientParameters() {
    SSLParameters parameters = parameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  private static KeyManager[] keys(Identity identity) throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "identity", identity.key(), NO_PASSWORD, identity.chain().toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** For libraries that take these instead of a context. */
  public static TrustManager[] trustManagers(List<X509Certificate> trusted) {
    try {
      return trust(trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot use the certificates: " + e, e);
    }
  }

  private static TrustManager[] trust(List<X509Certificate> trusted)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int i = 0; i < trusted.size(); i++) {
      store.setCertificateEntry("trusted-" + i, trusted.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
