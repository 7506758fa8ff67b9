package io.riskhub.hub.audit;

/** Hears how the audit does. */
public interface AuditMeter {

  /** Hears nothing. */
  AuditMeter NONE =
      new AuditMeter() {
        @Override
        public void written(int lines) {}

        @Override
        public void lost(int lines) {}

        @Override
        public void writable(boolean now) {}
      };

  /** Lines were written. */
  void written(int lines);

  /** Lines were to be written, and were not. */
  void lost(int lines);

  /** Whether lines can be written from now on. */
  void writable(boolean now);
}
