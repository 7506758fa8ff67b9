package io.riskhub.client.fault;

import io.riskhub.contract.Problem;

/**
 * The hub does not take the question: a filter that cannot be right, or one that it is too old for.
 */
public final class QuestionRefusedException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public QuestionRefusedException(Problem problem) {
    super(problem.detail(), "", null);
    this.problem = problem;
  }

  /** What the hub says about it. */
  public Problem problem() {
    return problem;
  }
}
