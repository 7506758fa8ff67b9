package io.riskhub.tls;

import java.util.List;

/** Files of certificates or keys cannot be used; says which, why, and what to do. No secrets. */
public final class PemException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // lists of texts are serializable
  private final List<String> problems;

  PemException(String problem) {
    this(List.of(problem));
  }

  /** All of these. */
  public PemException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each that was found. */
  public List<String> problems() {
    return problems;
  }
}
