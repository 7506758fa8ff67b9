package io.riskhub.cli.failure;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;

/** Ends a command over what breaks the contract; programs are told each rule. */
public final class Refusal extends CommandFailure {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(ExitCode.REFUSED, problem.message(), problem.hint());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
