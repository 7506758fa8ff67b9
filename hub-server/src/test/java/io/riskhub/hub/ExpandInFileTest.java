package io.riskhub.hub;

import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.blob.file.FileStoreFixture;
import java.io.IOException;
import java.nio.file.Path;

class ExpandInFileTest extends ExpandContract {

  @Override
  StoreFixture fixture(Path folder) throws IOException {
    return new FileStoreFixture(folder);
  }
}
