package io.riskhub.blob.s3;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in words what S3 refused. */
final class S3Trouble {

  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int PRECONDITION_FAILED = 412;
  static final int NOT_IMPLEMENTED = 501;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final int CLIENT_ERROR = 4;
  private static final int STATUSES_PER_CLASS = 100;

  /** Request Timeout, Too Many Requests. */
  private static final Set<Integer> LATER = Set.of(408, 429);

  private static final String NO_CREDENTIALS = "Unable to load credentials";

  private S3Trouble() {}

  /** {@code doing} completes the sentence "cannot …". */
  static BlobException of(String doing, SdkException trouble) {
    if (!(trouble instanceof AwsServiceException refused)) {
      return new BlobException(
          Reason.UNAVAILABLE, "cannot %s: %s".formatted(doing, why(trouble)), trouble);
    }
    String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
    String why =
        "S3 answered %d %s".formatted(refused.statusCode(), code == null ? "" : code).strip();
    if (refused.statusCode() == INSUFFICIENT_STORAGE
        || why.contains("StorageFull")
        || why.contains("QuotaExceeded")) {
      return new BlobException(
          Reason.FULL,
          "cannot %s: there is no room (%s). Nothing was stored".formatted(doing, why),
          trouble);
    }
    return new BlobException(
        Reason.UNAVAILABLE, "cannot %s: %s%s".formatted(doing, why, advice(refused)), trouble);
  }

  /** An answer that has to do with what was asked for, and not with how often or how slowly. */
  static boolean mayBeOfOneObject(SdkException trouble) {
    return trouble instanceof AwsServiceException refused
        && refused.statusCode() / STATUSES_PER_CLASS == CLIENT_ERROR
        && !LATER.contains(refused.statusCode());
  }

  private static String advice(AwsServiceException refused) {
    return switch (refused.statusCode()) {
      case 401, 403 ->
          "; check the credentials, and that they may list, read, write and delete there";
      case NOT_FOUND -> "; check the bucket's name";
      case 301, 307, 400 -> "; check the region and the endpoint";
      default -> "";
    };
  }

  /** With the innermost message, which names the host or what is missing. */
  private static String why(SdkException trouble) {
    String outer = String.valueOf(trouble.getMessage());
    if (outer.startsWith(NO_CREDENTIALS)) {
      // The rest lists every class that was asked, and why it had none.
      return "no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile"
          + " (AWS_PROFILE), or access_key_id and secret_access_key in the settings";
    }
    Throwable cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String inner = String.valueOf(cause.getMessage());
    return outer.contains(inner) ? outer : outer + " " + inner;
  }
}
