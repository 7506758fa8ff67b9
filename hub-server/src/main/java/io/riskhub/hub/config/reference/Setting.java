package io.riskhub.hub.config.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of the configuration file. What is told of it here is what the file's reader asks for, and
 * what {@code docs/configuration.md} and {@code docs/riskhub.example.yaml} say.
 */
public sealed interface Setting
    permits ServerKey, TlsKey, AccessKey, TokenKey, AuditKey, LimitKey, BlobKey {

  /** Every setting, in the order in which the reference tells of them. */
  static List<Setting> all() {
    return Stream.<Setting[]>of(
            ServerKey.values(),
            TlsKey.values(),
            AccessKey.values(),
            TokenKey.values(),
            AuditKey.values(),
            LimitKey.values(),
            BlobKey.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /** All that is told of it. */
  Definition definition();

  /** From the root of the file, parted by dots. */
  default String path() {
    return definition().path();
  }

  /** The key itself: the last part of the path. */
  default String key() {
    return path().substring(path().lastIndexOf('.') + 1);
  }

  /** The mapping that it stands in, as a path; empty for the root. */
  default String section() {
    return path().substring(0, Math.max(0, path().lastIndexOf('.')));
  }

  default Form form() {
    return definition().form();
  }

  /** What counts where nobody says anything: a value, or words. */
  default String standard() {
    return definition().standard();
  }

  /** The flag that says the same on a command line, and wins. */
  default Optional<String> flag() {
    return Optional.ofNullable(definition().flag());
  }

  /** A value as it may stand in the file, in YAML. */
  default String example() {
    return definition().example();
  }

  /** What it does, in Markdown. */
  default String meaning() {
    return definition().meaning();
  }

  /**
   * What is told of a setting; see the methods of the same names.
   *
   * @param flag the flag that says the same; null if there is none
   */
  record Definition(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {}
}
