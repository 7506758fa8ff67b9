package io.riskhub.hub;

import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.blob.s3.S3StoreFixture;
import java.io.IOException;
import java.nio.file.Path;

class PushedRefsInS3Test extends PushedRefsContract {

  @Override
  StoreFixture fixture(Path folder) throws IOException {
    return new S3StoreFixture();
  }
}
