package io.riskhub.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who one is to the other side of a connection.
 *
 * @param key proves it
 * @param chain one's own certificate, and those who vouch for it
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

  public Identity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads a certificate and its key, which may stand in one file.
   *
   * @throws PemException when they cannot be used now; it names all that is wrong
   */
  public static Identity read(Path certFile, Path keyFile, Instant now) {
    List<String> problems = new ArrayList<>();
    Optional<List<X509Certificate>> chain = attempt(certFile, Certificates::read, problems);
    Optional<PrivateKey> key = attempt(keyFile, PrivateKeys::read, problems);
    chain
        .flatMap(certificates -> Certificates.trouble(certFile, certificates.getFirst(), now))
        .ifPresent(problems::add);
    if (chain.isPresent() && key.isPresent()) {
      Identity identity = new Identity(key.get(), chain.get());
      identity.mismatch(certFile, keyFile).ifPresent(problems::add);
      if (problems.isEmpty()) {
        return identity;
      }
    }
    throw new PemException(problems);
  }

  private static <T> Optional<T> attempt(
      Path file, Function<Path, T> reader, List<String> problems) {
    try {
      return Optional.of(reader.apply(file));
    } catch (PemException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Optional<String> mismatch(Path certFile, Path keyFile) {
    if (isKeyOf(chain.getFirst())) {
      return chainTrouble(certFile);
    }
    return Optional.of(
        chain.stream().anyMatch(this::isKeyOf)
            ? "%s: the certificate of the key %s must stand first, before its issuers"
                .formatted(certFile, keyFile)
            : "%s is not the key of the certificate %s; name the two that belong together"
                .formatted(keyFile, certFile));
  }

  private Optional<String> chainTrouble(Path certFile) {
    for (int i = 1; i < chain.size(); i++) {
      if (!chain
          .get(i - 1)
          .getIssuerX500Principal()
          .equals(chain.get(i).getSubjectX500Principal())) {
        return Optional.of(
            "%s: certificate %d in it did not issue the one before; put each issuer behind what it issued"
                .formatted(certFile, i + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether what the key signs is taken for the certificate's signature. */
  private boolean isKeyOf(X509Certificate certificate) {
    byte[] probe = "riskhub".getBytes(StandardCharsets.US_ASCII);
    PublicKey publicKey = certificate.getPublicKey();
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(probe);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(probe);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      // Of another algorithm, for example.
      return false;
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
