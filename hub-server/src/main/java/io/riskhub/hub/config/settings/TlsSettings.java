package io.riskhub.hub.config.settings;

import io.riskhub.hub.tls.ClientAuth;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What connections are encrypted with.
 *
 * @param certFile the hub's certificate
 * @param keyFile its key
 * @param clientCaFile whose certificates callers may show
 * @param clientAuth whether they show one
 */
public record TlsSettings(
    @Nullable Path certFile,
    @Nullable Path keyFile,
    @Nullable Path clientCaFile,
    @Nullable ClientAuth clientAuth) {

  /** Says nothing. */
  public static final TlsSettings NONE = new TlsSettings(null, null, null, null);

  TlsSettings over(TlsSettings weaker) {
    return new TlsSettings(
        Either.of(certFile, weaker.certFile),
        Either.of(keyFile, weaker.keyFile),
        Either.of(clientCaFile, weaker.clientCaFile),
        Either.of(clientAuth, weaker.clientAuth));
  }
}
