package io.riskhub.hub.config.file;

import io.riskhub.contract.IsoInstant;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.config.reference.Setting;
import io.riskhub.hub.config.reference.TokenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a list of tokens. */
final class TokenEntries {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final List<String> problems;
  private final Set<String> names = new HashSet<>(Set.of(Token.SOLE));
  private final Set<String> digests = new HashSet<>();

  private TokenEntries(List<String> problems) {
    this.problems = problems;
  }

  /** The tokens; those with mistakes are left out, and the mistakes added to the others. */
  static List<Token> read(List<ConfigSection> entries, List<String> problems) {
    TokenEntries reader = new TokenEntries(problems);
    List<Token> tokens = new ArrayList<>();
    entries.forEach(entry -> reader.token(entry).ifPresent(tokens::add));
    return tokens;
  }

  private Optional<Token> token(ConfigSection entry) {
    int before = problems.size();
    String name = required(entry, TokenKey.NAME);
    if (name != null && !NAME.matcher(name).matches()) {
      entry.problem(TokenKey.NAME, "must be 1 to 64 letters, digits, dots, underscores or hyphens");
    } else if (name != null && !names.add(name)) {
      entry.problem(
          TokenKey.NAME,
          name.equals(Token.SOLE)
              ? "is that of risk_hub.token; choose another"
              : "\"" + name + "\" stands there twice; each token has a name of its own");
    }
    String sha256 = digest(entry);
    Set<Scope> scopes = scopes(entry);
    WriteLimits limits =
        new WriteLimits(
            set(entry, TokenKey.ACTORS), set(entry, TokenKey.STAGES), set(entry, TokenKey.WORLDS));
    if (scopes.contains(Scope.ADMIN) && !limits.equals(WriteLimits.NONE)) {
      entry.problem(
          TokenKey.SCOPES,
          "has admin, which actors, stages and worlds do not bound; give admin a token of its own");
    }
    Instant expires = expires(entry);
    Integer rate = entry.number(TokenKey.RATE);
    entry.refuseOthers();
    return problems.size() > before || name == null || sha256 == null
        ? Optional.empty()
        : Optional.of(
            new Token(
                name,
                sha256,
                scopes,
                limits,
                Optional.ofNullable(expires),
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate)));
  }

  /** What may be a secret by mistake is not repeated. */
  private @Nullable String digest(ConfigSection entry) {
    String text = required(entry, TokenKey.SHA256);
    if (text == null) {
      return null;
    }
    String digest = text.toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(digest).matches()) {
      entry.problem(
          TokenKey.SHA256,
          "must be the 64 hex digits of the secret's SHA-256, not the secret; riskhub token new"
              + " makes both");
    } else if (digest.equals(Token.digest(""))) {
      entry.problem(TokenKey.SHA256, "is that of an empty secret");
    } else if (!digests.add(digest)) {
      entry.problem(TokenKey.SHA256, "stands there twice; each token has a secret of its own");
    }
    return digest;
  }

  private static Set<Scope> scopes(ConfigSection entry) {
    List<String> words = entry.texts(TokenKey.SCOPES);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    boolean wrong = words == null;
    for (String word : words == null ? List.<String>of() : words) {
      Optional<Scope> scope = Scope.of(word);
      scope.ifPresent(scopes::add);
      wrong |= scope.isEmpty();
    }
    if (wrong) {
      entry.problem(TokenKey.SCOPES, "must be one or more of: " + String.join(", ", Scope.words()));
    }
    return scopes;
  }

  private static @Nullable Instant expires(ConfigSection entry) {
    String text = entry.text(TokenKey.EXPIRES);
    if (text == null) {
      return null;
    }
    Optional<Instant> instant = IsoInstant.parse(text);
    if (instant.isEmpty()) {
      entry.problem(
          TokenKey.EXPIRES, "must be an ISO-8601 date or date-time such as 2027-12-31T00:00:00Z");
    }
    return instant.orElse(null);
  }

  private static @Nullable String required(ConfigSection entry, Setting setting) {
    String text = entry.text(setting);
    if (text == null && !entry.has(setting)) {
      entry.problem(setting, "is missing");
    }
    return text;
  }

  private static Set<String> set(ConfigSection entry, Setting setting) {
    List<String> texts = entry.texts(setting);
    return texts == null ? Set.of() : new HashSet<>(texts);
  }
}
