package io.riskhub.hub.config.settings;

import io.riskhub.hub.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of the hub's configuration; {@code null} in a part where it says nothing.
 *
 * @param profile what it takes for granted
 * @param server where the hub listens and keeps its data
 * @param access who may speak to it
 * @param audit what is taken down of what they do
 * @param limits what it takes from them
 * @param blobs where the large fields of snapshots are
 * @param bus where events are published
 * @param tls what its callers' connections are encrypted with
 */
public record HubSettings(
    @Nullable Profile profile,
    ServerSettings server,
    AccessSettings access,
    AuditSettings audit,
    LimitSettings limits,
    BlobSettings blobs,
    BusSettings bus,
    TlsSettings tls) {

  /** Says nothing. */
  public static final HubSettings NONE =
      new HubSettings(
          null,
          ServerSettings.NONE,
          AccessSettings.NONE,
          AuditSettings.NONE,
          LimitSettings.NONE,
          BlobSettings.NONE,
          BusSettings.NONE,
          TlsSettings.NONE);

  /** These settings, and those of {@code weaker} where these say nothing. */
  public HubSettings over(HubSettings weaker) {
    return new HubSettings(
        Either.of(profile, weaker.profile),
        server.over(weaker.server),
        access.over(weaker.access),
        audit.over(weaker.audit),
        limits.over(weaker.limits),
        blobs.over(weaker.blobs),
        bus.over(weaker.bus),
        tls.over(weaker.tls));
  }

  /** These settings with another profile. */
  public HubSettings with(@Nullable Profile other) {
    return new HubSettings(other, server, access, audit, limits, blobs, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(ServerSettings other) {
    return new HubSettings(profile, other, access, audit, limits, blobs, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(AccessSettings other) {
    return new HubSettings(profile, server, other, audit, limits, blobs, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(AuditSettings other) {
    return new HubSettings(profile, server, access, other, limits, blobs, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(LimitSettings other) {
    return new HubSettings(profile, server, access, audit, other, blobs, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(BlobSettings other) {
    return new HubSettings(profile, server, access, audit, limits, other, bus, tls);
  }

  /** These settings with another part. */
  public HubSettings with(BusSettings other) {
    return new HubSettings(profile, server, access, audit, limits, blobs, other, tls);
  }

  /** These settings with another part. */
  public HubSettings with(TlsSettings other) {
    return new HubSettings(profile, server, access, audit, limits, blobs, bus, other);
  }
}
