package io.riskhub.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test, which writes what it issues to files in PEM. */
public final class TestCa {

  private static final String[] LOOPBACK = {"localhost", "127.0.0.1"};

  private static final Duration DAYS = Duration.ofDays(90);
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Path folder;
  private final X500Name name;
  private final KeyPair keys;
  private final Path certFile;

  private TestCa(Path folder, String name) {
    this.folder = folder;
    this.name = new X500Name("CN=" + name);
    this.keys = keys("EC");
    this.certFile = folder.resolve(name + ".crt");
    Instant now = Instant.now();
    write(
        certFile, certificate(this.name, keys.getPublic(), now.minus(DAYS), now.plus(DAYS), true));
  }

  /** A new one, that nobody trusts yet. */
  public static TestCa in(Path folder, String name) {
    return new TestCa(folder, name);
  }

  /**
   * A certificate and its key.
   *
   * @param certFile the certificate
   * @param keyFile the key, in PKCS#8
   */
  public record Pair(Path certFile, Path keyFile) {}

  /** Its own certificate, for those who are to trust it. */
  public Path certFile() {
    return certFile;
  }

  /** A pair that holds for now, for this machine's own address, in files of that name. */
  public Pair issue(String file) {
    return issue(file, LOOPBACK);
  }

  /** The same for other hosts. */
  public Pair issue(String file, String... hosts) {
    Instant now = Instant.now();
    return issue(file, now.minus(Duration.ofHours(1)), now.plus(DAYS), hosts);
  }

  /** A pair that holds in that time. */
  public Pair issue(String file, Instant from, Instant until, String... hosts) {
    KeyPair pair = keys("EC");
    Pair files = new Pair(folder.resolve(file + ".crt"), folder.resolve(file + ".key"));
    write(
        files.certFile(),
        certificate(new X500Name("CN=" + file), pair.getPublic(), from, until, false, hosts));
    writeKey(files.keyFile(), pair.getPrivate());
    return files;
  }

  /** A certificate for a key of the test's own. */
  public X509Certificate certify(PublicKey key, String... hosts) {
    Instant now = Instant.now();
    return certificate(
        new X500Name("CN=given"), key, now.minus(DAYS), now.plus(DAYS), false, hosts);
  }

  /** New keys. */
  public static KeyPair keys(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what is given, in the formats that openssl has for it. */
  public static void write(Path file, Object... blocks) {
    try (Writer out = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(out)) {
      for (Object block : blocks) {
        pem.writeObject(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeKey(Path file, PrivateKey key) {
    try {
      write(file, new JcaPKCS8Generator(key, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate certificate(
      X500Name subject,
      PublicKey key,
      Instant from,
      Instant until,
      boolean authority,
      String... hosts) {
    X509v3CertificateBuilder certificate =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(from),
            Date.from(until),
            subject,
            key);
    try {
      certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (hosts.length > 0) {
        certificate.addExtension(Extension.subjectAlternativeName, false, names(hosts));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              certificate.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames names(String... hosts) {
    return new GeneralNames(
        Arrays.stream(hosts)
            .map(
                host ->
                    new GeneralName(
                        Character.isDigit(host.charAt(0))
                            ? GeneralName.iPAddress
                            : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }
}
