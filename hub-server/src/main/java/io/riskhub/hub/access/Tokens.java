package io.riskhub.hub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The tokens that a hub knows at one time. */
public final class Tokens {

  /** None: everyone may do all. */
  public static final Tokens NONE = new Tokens(List.of());

  private final List<Token> all;
  private final byte[][] digests;

  /**
   * Those tokens.
   *
   * @param all each with a name and a secret of its own; empty lets everyone do all
   */
  public Tokens(List<Token> all) {
    this.all = List.copyOf(all);
    this.digests =
        all.stream().map(token -> HexFormat.of().parseHex(token.sha256())).toArray(byte[][]::new);
  }

  /** What the hub makes of a secret that somebody sent. */
  public sealed interface Check {

    /** It is that of a token. */
    record Known(Token token) implements Check {}

    /** It was that of a token, whose time is over. */
    record Expired(Token token, Instant since) implements Check {}

    /** It is that of none. */
    record Unknown() implements Check {}
  }

  /** Every token. */
  public List<Token> all() {
    return all;
  }

  /** Whether everyone may do all. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Whose secret it is. Digests have one length, and all are compared, whichever it is: the time
   * tells nothing.
   */
  public Check check(String secret, Instant now) {
    byte[] digest = DigestUtils.sha256(secret.getBytes(StandardCharsets.UTF_8));
    int found = -1;
    for (int i = 0; i < digests.length; i++) {
      found = MessageDigest.isEqual(digests[i], digest) ? i : found;
    }
    if (found < 0) {
      return new Check.Unknown();
    }
    Token token = all.get(found);
    Optional<Instant> end = token.expires().filter(expiry -> !now.isBefore(expiry));
    return end.<Check>map(since -> new Check.Expired(token, since))
        .orElseGet(() -> new Check.Known(token));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tokens tokens && all.equals(tokens.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
