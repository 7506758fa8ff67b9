package io.riskhub.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubTroubleTest {

  @Test
  void whoIsUnavailableIsToldWithThePatienceThatWasHad() {
    told(unavailable(1, null, true), ExitCode.UNAVAILABLE, "gone (--timeout 200ms)");
    told(unavailable(3, null, true), ExitCode.UNAVAILABLE, "gone, after 3 tries (--timeout 200ms)");
    told(
        unavailable(1, Duration.ofMinutes(2), true),
        ExitCode.UNAVAILABLE,
        "gone; it asks to come back after 2m");
    told(unavailable(1, null, false), ExitCode.UNAVAILABLE, "gone\n  check --base-url");
  }

  @Test
  void aMissingTokenIsToldWithTheWayToGiveOne() {
    told(
        new NotAllowedException(401, "no token", "r-1"),
        ExitCode.NOT_ALLOWED,
        "no token\n  set RISKHUB_TOKEN, or pass --token-file FILE");
    told(new NotAllowedException(403, "no right", null), ExitCode.NOT_ALLOWED, "no right");
  }

  @Test
  void whatIsNoHubIsToldWithTheOptionToMend() {
    told(
        new UnexpectedAnswerException(404, "http://h/ answered 404", null),
        ExitCode.FAULT,
        "http://h/ answered 404\n  is --base-url right, or is a proxy in between?");
  }

  @Test
  void aFaultIsToldWithTheRequestToLookUp() {
    told(
        new HubFaultException(500, "the hub failed", "r-1"),
        ExitCode.FAULT,
        "the hub failed (request r-1)");
  }

  @Test
  void aBlobThatIsNotWhatWasSignedIsRefused() {
    told(BlobTroubleException.notReadable("it is cut"), ExitCode.REFUSED, "it is cut");
  }

  private static RiskHubException unavailable(
      int attempts, @Nullable Duration retryAfter, boolean mayPass) {
    return new HubUnavailableException(
        "gone", attempts, retryAfter, mayPass, Duration.ofMillis(200));
  }

  private static void told(RiskHubException e, ExitCode code, String sentence) {
    assertThat(HubTrouble.exitCode(e)).isEqualTo(code);
    assertThat(HubTrouble.problem(e).sentence()).isEqualTo(sentence);
  }
}
