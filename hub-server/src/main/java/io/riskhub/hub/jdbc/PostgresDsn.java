package io.riskhub.hub.jdbc;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database: {@code
 * postgresql://user:password@host:port/database?option}. Its text form leaves the password out.
 */
public final class PostgresDsn {

  private static final int DEFAULT_PORT = 5432;

  private final String host;
  private final int port;
  private final String database;
  private final @Nullable String options;
  private final @Nullable String user;
  private final @Nullable String password;

  private PostgresDsn(URI uri) {
    host = uri.getHost();
    port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    database = uri.getRawPath().substring(1);
    options = uri.getRawQuery();
    String credentials = uri.getRawUserInfo();
    int colon = credentials == null ? -1 : credentials.indexOf(':');
    user =
        credentials == null
            ? null
            : decode(colon < 0 ? credentials : credentials.substring(0, colon));
    password = credentials == null || colon < 0 ? null : decode(credentials.substring(colon + 1));
  }

  /**
   * Reads a DSN; empty when it is none, whose text must not be shown because it may hold a
   * password.
   */
  public static Optional<PostgresDsn> parse(String dsn) {
    try {
      URI uri = new URI(dsn);
      boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      boolean complete = uri.getHost() != null && uri.getRawPath().length() > 1;
      return known && complete ? Optional.of(new PostgresDsn(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + place() + (options == null ? "" : "?" + options);
  }

  Optional<String> user() {
    return Optional.ofNullable(user);
  }

  Optional<String> password() {
    return Optional.ofNullable(password);
  }

  @Override
  public String toString() {
    return "postgresql://" + (user == null ? "" : user + "@") + place();
  }

  private String place() {
    return host + ":" + port + "/" + database;
  }

  private static String decode(String text) {
    // A plus sign in credentials stands for itself.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
