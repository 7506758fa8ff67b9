package io.riskhub.hub.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.reference.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a list of tokens that stands alone in a YAML file. */
public final class TokensFile {

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private TokensFile() {}

  /**
   * How a token stands in such a file.
   *
   * @throws ConfigException when it could not be read again
   */
  public static String entry(Token token) {
    String entry = TokenYaml.write(token);
    parse(Path.of("the token"), YamlFile.parse(entry));
    return entry;
  }

  /**
   * Adds a token to {@code file}, which is made for its owner alone where it is missing. The new
   * file takes the old one's place at once: no reader sees a part of it.
   *
   * @throws ConfigException when the file cannot be read, or with the token could not be
   */
  public static void add(Path file, Token token) throws IOException {
    boolean isNew = Files.notExists(file);
    String before = isNew ? "" : Files.readString(file);
    String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    String after = before + separator + entry(token);
    parse(file, YamlFile.parse(after));
    Path target = isNew ? file.toAbsolutePath() : file.toRealPath();
    Path next = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".next");
    try {
      Files.writeString(next, after);
      PosixFileAttributeView rights =
          Files.getFileAttributeView(next, PosixFileAttributeView.class);
      if (rights != null && isNew) {
        rights.setPermissions(OWNER_ALONE);
      } else if (rights != null) {
        likeBefore(rights, Files.readAttributes(target, PosixFileAttributes.class));
      }
      Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** The hub need not run as whoever adds tokens: without its group it could read none of them. */
  private static void likeBefore(PosixFileAttributeView rights, PosixFileAttributes before)
      throws IOException {
    PosixFileAttributes now = rights.readAttributes();
    if (!now.group().equals(before.group())) {
      rights.setGroup(before.group());
    }
    rights.setPermissions(before.permissions());
    if (!now.owner().equals(before.owner())) {
      rights.setOwner(before.owner());
    }
  }

  /**
   * The tokens in {@code file}.
   *
   * @throws ConfigException when it cannot be read or holds mistakes; it names all of them
   */
  public static List<Token> read(Path file) {
    return parse(file, YamlFile.read(file));
  }

  private static List<Token> parse(Path file, JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new ConfigException(
          List.of(file + ": is no list of tokens; riskhub token new shows what one looks like"));
    }
    List<String> problems = new ArrayList<>();
    ConfigSection hub =
        new ConfigSection(
            "risk_hub",
            JsonNodeFactory.instance.objectNode().set(AccessKey.TOKENS.key(), list),
            problems);
    List<ConfigSection> entries = hub.sections(AccessKey.TOKENS);
    List<Token> tokens = TokenEntries.read(entries == null ? List.of() : entries, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(
          problems.stream()
              .map(problem -> file + ": " + problem.substring("risk_hub.".length()))
              .toList());
    }
    return tokens;
  }
}
