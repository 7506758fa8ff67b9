package io.riskhub.hub.redis.probe;

import java.util.Optional;

/** What a Redis answers to INFO: lines of {@code name:value}. */
final class InfoText {

  private InfoText() {}

  static Optional<String> value(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
