/** What is measured of the audit. */
@NullMarked
package io.riskhub.hub.metrics.audit;

import org.jspecify.annotations.NullMarked;
