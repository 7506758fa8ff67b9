package io.riskhub.blob.contract;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every store must do; a test of one only supplies the backend. */
public abstract class BlobStoreContract
    implements StoringContract, DamageContract, ForeignRefContract, SweepContract {

  private StoreFixture fixture;

  /** An empty store on a real backend. */
  protected abstract StoreFixture newFixture() throws IOException;

  @BeforeEach
  void start() throws IOException {
    fixture = newFixture();
  }

  @AfterEach
  void stop() throws IOException {
    fixture.close();
  }

  @Override
  public StoreFixture fixture() {
    return fixture;
  }
}
