package io.riskhub.client.fault;

import org.jspecify.annotations.Nullable;

/**
 * A call that could not be carried out. The message is for a person: what failed, where, and what
 * to do. It never holds the token.
 */
public abstract sealed class RiskHubException extends RuntimeException
    permits BlobTroubleException,
        HubFaultException,
        HubUnavailableException,
        InterruptedCallException,
        NotAllowedException,
        NotTrustedException,
        QuestionRefusedException,
        UnexpectedAnswerException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * @param what what failed, and where
   * @param advice what to do, to be read after {@code what}; may be empty
   */
  RiskHubException(String what, String advice, @Nullable Throwable cause) {
    super(what + advice, cause);
    this.what = what;
  }

  /** What failed and where, without advice: for programs that have a better one to give. */
  public final String what() {
    return what;
  }
}
