/**
 * The client of a risk signal hub, for gateways that publish snapshots and for whoever reads them.
 *
 * <p>{@link io.riskhub.client.RiskHubClient} publishes and reads. What is to be expected of a hub
 * is a sealed result to switch over: {@link io.riskhub.client.PublishResult}, {@link
 * io.riskhub.client.read.ReadResult}. What keeps a call from having a result is a {@link
 * io.riskhub.client.fault.RiskHubException}. Snapshots are made with {@link
 * io.riskhub.client.draft.SnapshotBuilder}, or by hand: any JSON text that keeps the contract.
 *
 * <h2>A gateway</h2>
 *
 * It publishes after a rebalance, a fill and a position sync. A covariance of more than a hundred
 * pairs goes into the blob store, and its ref into the snapshot. Where the hub has no fresh
 * snapshot, it trades by the last one that is known, with care.
 *
 * {@snippet file="io/riskhub/hub/sdk/example/Gateway.java" region="gateway"}
 *
 * <h2>What may happen more than once</h2>
 *
 * A request whose answer is lost is sent again. That is safe, since a version stands for one
 * content: the hub answers "stored" or "duplicate", and both mean that every later read finds it.
 * So a gateway may also publish the same snapshot again after a restart. It must not publish other
 * content under the same version, which is a conflict.
 *
 * <h2>Packages</h2>
 *
 * The API is this package, {@link io.riskhub.client.read}, {@link io.riskhub.client.draft} and
 * {@link io.riskhub.client.fault}. Those that call themselves internal may change at any time.
 */
@NullMarked
package io.riskhub.client;

import org.jspecify.annotations.NullMarked;
