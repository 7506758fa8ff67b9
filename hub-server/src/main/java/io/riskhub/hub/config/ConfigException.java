package io.riskhub.hub.config;

import java.util.List;

/** The configuration cannot be used; all mistakes in it are named. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** A configuration with those mistakes. */
  public ConfigException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each mistake: which setting, what is wrong with it, and what to do. */
  public List<String> problems() {
    return problems;
  }
}
