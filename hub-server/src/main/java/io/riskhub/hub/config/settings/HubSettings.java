package io.riskhub.hub.config.settings;

/**
 * What one source says of the hub's configuration; {@code null} in a part where it says nothing.
 *
 * @param server where the hub listens and keeps its data
 * @param access who may speak to it
 * @param limits what it takes from them
 * @param blobs where the large fields of snapshots are
 */
public record HubSettings(
    ServerSettings server, AccessSettings access, LimitSettings limits, BlobSettings blobs) {

  /** Says nothing. */
  public static final HubSettings NONE =
      new HubSettings(
          ServerSettings.NONE, AccessSettings.NONE, LimitSettings.NONE, BlobSettings.NONE);

  /** These settings, and those of {@code weaker} where these say nothing. */
  public HubSettings over(HubSettings weaker) {
    return new HubSettings(
        server.over(weaker.server),
        access.over(weaker.access),
        limits.over(weaker.limits),
        blobs.over(weaker.blobs));
  }

  /** These settings with another part. */
  public HubSettings with(ServerSettings other) {
    return new HubSettings(other, access, limits, blobs);
  }

  /** These settings with another part. */
  public HubSettings with(AccessSettings other) {
    return new HubSettings(server, other, limits, blobs);
  }

  /** These settings with another part. */
  public HubSettings with(LimitSettings other) {
    return new HubSettings(server, access, other, blobs);
  }

  /** These settings with another part. */
  public HubSettings with(BlobSettings other) {
    return new HubSettings(server, access, limits, other);
  }
}
