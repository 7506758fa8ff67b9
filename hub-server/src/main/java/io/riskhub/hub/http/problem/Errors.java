package io.riskhub.hub.http.problem;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Problem;
import io.riskhub.contract.Violation;
import io.riskhub.hub.activation.UnreadableActivationException;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.blobs.BlobRefusedException;
import io.riskhub.hub.blobs.BlobsUnavailableException;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an answer. */
public final class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private static final String RETRY_AFTER_SECONDS = "1";

  private Errors() {}

  /**
   * Maps every failure of {@code routing}.
   *
   * @param refusals hears of problems that are the callers'
   */
  public static void register(HttpRouting.Builder routing, RefusalListener refusals) {
    routing
        .error(
            ProblemException.class,
            (request, response, e) -> {
              refusals.refused(request, e);
              problem(request, response, e);
            })
        .error(AuditUnavailableException.class, Errors::auditUnavailable)
        .error(StorageUnavailableException.class, Errors::unavailable)
        .error(UnreadableActivationException.class, Errors::unreadable)
        .error(BlobsUnavailableException.class, Errors::blobsUnavailable)
        .error(BlobRefusedException.class, Errors::blobRefused)
        .error(HttpException.class, Errors::http)
        .error(Throwable.class, Errors::fault);
  }

  private static void problem(ServerRequest request, ServerResponse response, ProblemException e) {
    send(request, response, e.status(), e.detail(), e.violations());
  }

  private static void blobRefused(
      ServerRequest request, ServerResponse response, BlobRefusedException e) {
    unavailable(
        request,
        response,
        e,
        "the blob store lets the hub read other blobs, but not one that the snapshot names; let the"
            + " hub read it, then send the same request again");
  }

  private static void auditUnavailable(
      ServerRequest request, ServerResponse response, AuditUnavailableException e) {
    unavailable(
        request,
        response,
        e,
        "the hub cannot write its audit now and changes nothing without; send the same request again");
  }

  private static void unavailable(
      ServerRequest request, ServerResponse response, StorageUnavailableException e) {
    unavailable(
        request,
        response,
        e,
        "the hub's storage is not available now; send the same request again");
  }

  /** Not 503: the same request again is answered the same until somebody acts. */
  private static void unreadable(
      ServerRequest request, ServerResponse response, UnreadableActivationException e) {
    LOG.warn("request {} was answered 502: {}", RequestId.of(request), e.getMessage());
    send(request, response, Status.BAD_GATEWAY_502, String.valueOf(e.getMessage()), List.of());
  }

  private static void blobsUnavailable(
      ServerRequest request, ServerResponse response, BlobsUnavailableException e) {
    unavailable(request, response, e, "the hub cannot read blobs now; send the same request again");
  }

  private static void unavailable(
      ServerRequest request, ServerResponse response, RuntimeException e, String detail) {
    LOG.warn("request {} was answered 503: {}", RequestId.of(request), e.getMessage());
    response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
    send(request, response, Status.SERVICE_UNAVAILABLE_503, detail, List.of());
  }

  private static void http(ServerRequest request, ServerResponse response, HttpException e) {
    if (e.status().code() >= Status.INTERNAL_SERVER_ERROR_500.code()) {
      fault(request, response, e);
    } else {
      send(request, response, e.status(), String.valueOf(e.getMessage()), List.of());
    }
  }

  private static void fault(ServerRequest request, ServerResponse response, Throwable e) {
    LOG.error("request {} failed", RequestId.of(request), e);
    send(
        request,
        response,
        Status.INTERNAL_SERVER_ERROR_500,
        "the hub failed; its log tells more under request id " + RequestId.of(request),
        List.of());
  }

  private static void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String detail,
      List<Violation> violations) {
    Problem problem =
        new Problem(
            status.code(), status.reasonPhrase(), detail, violations, RequestId.of(request));
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .header(RequestId.HEADER, RequestId.of(request));
    if (request.prologue().method().equals(Method.HEAD)) {
      // A caller would take the bytes of a body for the next answer.
      response.send();
    } else {
      response.send(problem.toJson().getBytes(StandardCharsets.UTF_8));
    }
  }
}
