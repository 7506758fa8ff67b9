package io.riskhub.blob.s3;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;

/** Remembers every request on its way to the real server. */
class CountingS3Client extends DelegatingS3Client {

  private final List<S3Request> requests = new CopyOnWriteArrayList<>();

  CountingS3Client(S3Client real) {
    super(real);
  }

  List<S3Request> requests() {
    return requests;
  }

  <T extends S3Request> List<T> requests(Class<T> kind) {
    return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
    requests.add(request);
    return super.invokeOperation(request, operation);
  }
}
