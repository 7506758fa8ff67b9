/**
 * The client of a risk signal hub, for gateways that publish snapshots and for whoever reads them.
 * Begin at {@link io.riskhub.client.RiskHubClient}.
 */
@NullMarked
package io.riskhub.client;

import org.jspecify.annotations.NullMarked;
